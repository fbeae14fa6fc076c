# Picks one of the instances that serve now; the same one as long as it does. Runs in Systems Manager Automation.
import boto3


def pick(events, context):
    client = boto3.client("elbv2")
    targets = client.describe_target_health(TargetGroupArn=events["targets"])["TargetHealthDescriptions"]
    healthy = sorted(target["Target"]["Id"] for target in targets if target["TargetHealth"]["State"] == "healthy")
    if not healthy:
        raise RuntimeError("no instance is healthy")
    return {"instance": healthy[0]}
