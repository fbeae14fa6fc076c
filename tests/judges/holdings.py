"""What an account holds that must never be lost or made anew, as the services themselves say."""

from account import Failure

# Service, question, part of the answer, what names a thing, and what would differ if it had been made anew.
QUESTIONS = [
    ("rds", "describe_db_instances", "DBInstances", "DBInstanceIdentifier", "DbiResourceId"),
    ("s3", "list_buckets", "Buckets", "Name", "CreationDate"),
    ("efs", "describe_file_systems", "FileSystems", "FileSystemId", "CreationTime"),
    ("efs", "describe_access_points", "AccessPoints", "AccessPointId", "ClientToken"),
    ("secretsmanager", "list_secrets", "SecretList", "ARN", "SecretVersionsToStages"),
    ("logs", "describe_log_groups", "logGroups", "arn", "creationTime"),
    ("ecr", "describe_repositories", "repositories", "repositoryArn", "createdAt"),
]


def holdings(account):
    held = {f"{service} {entry[name]}": str(entry.get(stamp))
            for service, question, part, name, stamp in QUESTIONS
            for entry in account.ask(service, question, part)}
    for key in account.ask("kms", "list_keys", "Keys"):
        about = account.client("kms").describe_key(KeyId=key["KeyId"])["KeyMetadata"]
        held[f"kms {key['KeyId']}"] = f"{about['CreationDate']} {about['KeyState']}"
    return held


def check_held(before, after):
    lost = sorted(name for name, stamp in before.items() if after.get(name) != stamp)
    if lost:
        raise Failure(f"lost or made anew: {lost}")
