"""Templates to measure with: ordinary ones, and those that are known to be hard for validators."""

import json

SIX_LINES = """AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: news
"""

QUEUE = """  Queue{i}:
    Type: AWS::SQS::Queue
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      QueueName: !Sub ${{AWS::StackName}}-{i}
      VisibilityTimeout: 60
      RedrivePolicy: {{deadLetterTargetArn: !GetAtt Dead{i}.Arn, maxReceiveCount: 5}}
      Tags: [{{Key: owner, Value: data}}]
  Dead{i}:
    Type: AWS::SQS::Queue
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      MessageRetentionPeriod: 1209600
  Alarm{i}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: !Sub ${{AWS::StackName}}-dead-{i}
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      MetricName: ApproximateNumberOfMessagesVisible
      Namespace: AWS/SQS
      Period: 60
      Statistic: Sum
      Threshold: 0
      Dimensions: [{{Name: QueueName, Value: !GetAtt Dead{i}.QueueName}}]
  Role{i}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{{Effect: Allow, Action: "sts:AssumeRole", Principal: {{Service: lambda.amazonaws.com}}}}]
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{{Effect: Allow, Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"], Resource: !GetAtt Queue{i}.Arn}}]
"""


def resources(count: int) -> str:
    """Queues with alarms and roles that refer to each other: four resources a time."""
    return "Resources:\n" + "".join(QUEUE.format(i=i) for i in range(max(1, count // 4)))


def conditions(count: int) -> str:
    """As people write them: of every four, two compare a parameter, one denies the first, one joins both."""
    parameters = "".join(f", Size{i}: {{Type: String}}" for i in range(0, count, 4))
    text = f"Parameters: {{Stage: {{Type: String, AllowedValues: [dev, test, live]}}{parameters}}}\nConditions:\n"
    for i in range(count):
        first = i - i % 4
        text += f"  C{i}: " + (
            f"!Equals [!Ref Stage, {('dev', 'test', 'live')[i // 4 % 3]}]\n",
            f"!Equals [!Ref Size{first}, '']\n",
            f"!Not [!Condition C{first}]\n",
            f"!And [!Condition C{first}, !Condition C{first + 1}]\n",
        )[i % 4]
    return text + conditional_topics(count)


def conditional_topics(count: int) -> str:
    """One condition decides whether there is a topic, another over its name."""
    text = "Resources:\n"
    for i in range(count):
        text += f"  T{i}: {{Type: AWS::SNS::Topic, Condition: C{i}, Properties: {{DisplayName: !If [C{count - 1 - i}, a, b]}}}}\n"
    return text


def condition_chain(count: int) -> str:
    text = "Parameters: {Stage: {Type: String}, Size: {Type: String}}\nConditions:\n  C0: !Equals [!Ref Stage, live]\n"
    for i in range(1, count):
        text += f"  C{i}: !{'And' if i % 2 else 'Or'} [!Condition C{i - 1}, !Equals [!Ref Size, s{i}]]\n"
    return text + conditional_topics(count)


def nested_if(depth: int) -> str:
    value = "leaf"
    for i in range(depth):
        value = f"!If [C{i}, {value}, other]"
    text = "Parameters: {P: {Type: String}}\nConditions:\n"
    text += "".join(f"  C{i}: !Equals [!Ref P, v{i}]\n" for i in range(depth))
    return text + f"Resources: {{T: {{Type: AWS::SNS::Topic, Properties: {{DisplayName: {value}}}}}}}\n"


def long_join(parts: int) -> str:
    items = ", ".join(f"!Ref AWS::Region, part{i}" for i in range(parts))
    return f"Resources: {{T: {{Type: AWS::SNS::Topic, Properties: {{DisplayName: !Join ['', [{items}]]}}}}}}\n"


def state_machine(states: int) -> str:
    """A chain of states, in JSON within a string."""
    chain = {f"S{i}": {"Type": "Pass", "Next": f"S{i + 1}"} for i in range(states - 1)}
    chain[f"S{states - 1}"] = {"Type": "Succeed"}
    definition = json.dumps({"StartAt": "S0", "States": chain})
    machine = {
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": {"RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "DefinitionString": definition},
    }
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "states.amazonaws.com"}}
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]}},
    }
    return json.dumps({"Resources": {"Machine": machine, "Role": role}}, indent=1)


# Equal steps after the first size, so that the curve of linear growth is a line.
GROWTH = {
    "resources": (resources, [4, 100, 200, 300, 400, 500]),
    "conditions": (conditions, [1, 40, 80, 120, 160, 200]),
    "conditions, each built of the one before": (condition_chain, [1, 40, 80, 120, 160, 200]),
    "`Fn::If` within `Fn::If`": (nested_if, [1, 10, 20, 30, 40]),
    "parts of one `Fn::Join`": (long_join, [10, 2000, 4000, 6000, 8000, 10000]),
    "states of one state machine": (state_machine, [10, 1000, 2000, 3000, 4000, 5000]),
}
