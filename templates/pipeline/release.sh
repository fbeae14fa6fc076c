# shellcheck shell=bash
# Two steps of a deployment that CloudFormation does not do, chosen by STEP:
#   inspect  tells which release the stack runs now, so that preparing a migration does not change it
#   migrate  runs the migration of the stack and waits for its end
# In:  STEP, STACK
#      inspect: RELEASE_PARAMETER, the parameter of the stack that names the release (ImageUri, ArtifactUri)
#      migrate: MIGRATION, what runs it: `task` (of ECS) or `build` (the project that the output MigrationProject names,
#               given ARTIFACT_URI=RELEASE)
#               RELEASE (build), what is to be deployed
# Out: CURRENT_RELEASE (inspect), `none` when there is none
set -euo pipefail

export CURRENT_RELEASE=none

# stack_value Parameters|Outputs NAME: its value, or "None" when the stack has no such thing.
stack_value() {
    local kind="$1" name="$2" prefix="${1%s}"
    aws cloudformation describe-stacks --stack-name "$STACK" --output text \
        --query "Stacks[0].${kind}[?${prefix}Key=='${name}'].${prefix}Value | [0]"
}

inspect() {
    local problem
    if ! problem=$(aws cloudformation describe-stacks --stack-name "$STACK" --query 'Stacks[0].StackName' 2>&1); then
        case "$problem" in
            *"does not exist"*)
                echo "stack $STACK does not exist yet"
                return
                ;;
        esac
        echo "$problem" >&2
        exit 1
    fi
    CURRENT_RELEASE=$(stack_value Parameters "$RELEASE_PARAMETER")
    if [ "$CURRENT_RELEASE" = None ]; then
        CURRENT_RELEASE=none
    fi
    echo "stack $STACK runs $CURRENT_RELEASE"
}

migrate_by_task() {
    local cluster task subnets group started code reason
    cluster=$(stack_value Outputs ClusterName)
    task=$(stack_value Outputs MigrationTask)
    subnets=$(stack_value Outputs TaskSubnets)
    group=$(stack_value Outputs TaskSecurityGroup)
    started=$(aws ecs run-task --cluster "$cluster" --task-definition "$task" --launch-type FARGATE \
        --started-by "${CODEBUILD_BUILD_ID:0:36}" --enable-ecs-managed-tags --propagate-tags TASK_DEFINITION \
        --network-configuration \
        "awsvpcConfiguration={subnets=[$subnets],securityGroups=[$group],assignPublicIp=DISABLED}" \
        --query 'tasks[0].taskArn' --output text)
    if [ "$started" = None ]; then
        echo "the migration task could not be placed" >&2
        exit 1
    fi
    echo "migration runs as $started"
    # The waiter gives up after ten minutes; a migration may take longer.
    until aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$started"; do
        echo "migration still runs"
    done
    code=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$started" \
        --query 'tasks[0].containers[0].exitCode' --output text)
    reason=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$started" \
        --query 'tasks[0].stoppedReason' --output text)
    if [ "$code" != 0 ]; then
        echo "the migration failed: exit code $code, $reason; its log is in the log group of the jobs" >&2
        exit 1
    fi
}

migrate_by_build() {
    local project started status=IN_PROGRESS
    project=$(stack_value Outputs MigrationProject)
    started=$(aws codebuild start-build --project-name "$project" --query build.id --output text \
        --environment-variables-override "name=ARTIFACT_URI,value=$RELEASE,type=PLAINTEXT")
    echo "migration runs as $started"
    while [ "$status" = IN_PROGRESS ]; do
        sleep 10
        status=$(aws codebuild batch-get-builds --ids "$started" --query 'builds[0].buildStatus' --output text)
    done
    if [ "$status" != SUCCEEDED ]; then
        echo "the migration failed: $status; its log is that of the build $started" >&2
        exit 1
    fi
}

migrate() {
    case "$MIGRATION" in
        task) migrate_by_task ;;
        build) migrate_by_build ;;
        *)
            echo "unknown way of migration '$MIGRATION'" >&2
            exit 2
            ;;
    esac
    echo "the migration succeeded"
}

case "$STEP" in
    inspect) inspect ;;
    migrate) migrate ;;
    *)
        echo "unknown step '$STEP'" >&2
        exit 2
        ;;
esac
