# A node is what its certificate says it is.
node default {
  $role = $trusted['extensions']['pp_role']
  unless $role =~ Pattern[/\A[a-z][a-z0-9_]*\z/] {
    fail("The certificate of ${trusted['certname']} names no role (pp_role)")
  }
  include "role::${role}"
}
