"""templates/instance/container_host.sh: an instance that joins an ECS cluster."""

import json

from host_test import HostTest
from machine import InstanceMachine


class ContainerHost(HostTest):
    TEXTS = ["shared/common.sh", "instance/functions.sh", "instance/container_host.sh"]

    def make_machine(self):
        machine = InstanceMachine(self)
        self.variables = {
            "REGION": "us-west-2",
            "STACK": "app-production",
            "RESOURCE": "Servers",
            "CLUSTER": "app-Cluster-1",
            "SYSTEM_LOGS": "/aws/vendedlogs/app/system",
        }
        machine.says(
            "curl", "127.0.0.1:51678", json.dumps({"Cluster": "app-Cluster-1", "ContainerInstanceArn": "arn:aws:ecs:x"})
        )
        # What systemd would do once cloud-init is through; the job's failure is not the script's.
        machine.answer("systemd-run", "", '"${@: -1}" || true')
        return machine

    def test_cluster_is_named_before_anything_else_happens(self):
        self.machine.fail(nth=3)
        self.boot_badly()
        self.assertEqual(
            self.machine.text("etc/ecs/ecs.config").splitlines(),
            [
                "ECS_CLUSTER=app-Cluster-1",
                "ECS_AWSVPC_BLOCK_IMDS=true",
                "ECS_CONTAINER_STOP_TIMEOUT=120s",
                "ECS_IMAGE_PULL_BEHAVIOR=prefer-cached",
                "ECS_ENABLE_CONTAINER_METADATA=true",
            ],
        )

    def test_member_of_the_cluster_signals_success(self):
        self.boot_well()
        words = [" ".join(call) for call in self.machine.calls()]
        order = [
            next(i for i, line in enumerate(words) if part in line)
            for part in [
                "mask --now sshd",
                "install aws-cfn-bootstrap",
                "amazon-cloudwatch-agent-ctl",
                "enable --now --no-block ecs.service",
                "systemd-run --no-block",
                "127.0.0.1:51678",
                "cfn-signal --exit-code 0 --stack app-production --resource Servers",
            ]
        ]
        self.assertEqual(order, sorted(order))

    def test_script_leaves_the_signal_to_who_can_wait_for_the_agent(self):
        self.machine.answer("systemd-run", "", "true")
        self.assertEqual((self.boot().returncode, self.machine.signals()), (0, []))

    def test_agent_that_does_not_join_is_a_failure(self):
        for answer in [
            {"Cluster": "default", "ContainerInstanceArn": "arn:aws:ecs:x"},
            {"Cluster": "app-Cluster-1", "ContainerInstanceArn": None},
        ]:
            with self.subTest(answer=answer):
                self.machine = self.make_machine()
                self.machine.says("curl", "127.0.0.1:51678", json.dumps(answer))
                result = self.boot()
                self.assertEqual((result.returncode, self.machine.signals()), (0, ["1"]))

    def test_second_run_succeeds(self):
        self.boot_well()
        config = self.machine.text("etc/ecs/ecs.config")
        self.machine.forget()
        self.boot_well()
        self.assertEqual(self.machine.text("etc/ecs/ecs.config"), config)

    def test_every_failing_command_is_a_failed_boot(self):
        self.every_failure_is_signalled()
