//! The fields of the payloads.

use super::*;

#[derive(Deserialize)]
pub struct Records<T> {
    #[serde(rename = "Records")]
    pub records: Vec<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    pub event: String,
    pub pull_request_id: Option<String>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub pull_request_status: Option<String>,
    pub is_merged: Option<String>,
    pub author: Option<String>,
    pub caller_user_arn: Option<String>,
    pub creation_date: Option<String>,
    pub last_modified_date: Option<String>,
    pub source_reference: Option<String>,
    pub source_commit: Option<String>,
    pub destination_reference: Option<String>,
    pub destination_commit: Option<String>,
    pub revision_id: Option<String>,
    pub notification_body: Option<String>,
    pub approval_status: Option<String>,
    pub override_status: Option<String>,
    pub merge_option: Option<String>,
    pub repository_name: Option<String>,
    pub repository_id: Option<String>,
    pub comment_id: Option<String>,
    pub in_reply_to: Option<String>,
    pub before_commit_id: Option<String>,
    pub after_commit_id: Option<String>,
    pub reference_type: Option<String>,
    pub reference_name: Option<String>,
    pub reference_full_name: Option<String>,
    pub commit_id: Option<String>,
    pub old_commit_id: Option<String>,
    pub source_commit_id: Option<String>,
    pub destination_commit_id: Option<String>,
    pub base_commit_id: Option<String>,
    pub conflict_details_level: Option<String>,
    pub conflict_resolution_strategy: Option<String>,
    pub repository_names: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventBridgeEvent {
    pub version: Option<String>,
    pub id: Option<String>,
    #[serde(rename = "detail-type")]
    pub detail_type: Option<String>,
    pub source: Option<String>,
    pub account: Option<String>,
    pub time: Option<String>,
    pub region: Option<String>,
    pub resources: Option<Vec<String>>,
    pub detail: Detail,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    pub account: Option<String>,
    pub detail_type: Option<String>,
    pub region: Option<String>,
    pub source: Option<String>,
    pub time: Option<String>,
    pub notification_rule_arn: Option<String>,
    pub detail: Detail,
    pub resources: Option<Vec<String>>,
    pub additional_attributes: Option<Attributes>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attributes {
    pub number_of_files_added: Option<String>,
    pub number_of_files_deleted: Option<String>,
    pub number_of_files_modified: Option<String>,
    pub changed_files: Option<Vec<ChangedFile>>,
    pub resource_arn: Option<String>,
    pub file_path: Option<String>,
    pub commented_line: Option<String>,
    pub commented_line_number: Option<String>,
    pub comments: Option<Vec<Comment>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangedFile {
    pub change_type: Option<String>,
    pub file_path: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    pub author_arn: Option<String>,
    pub comment_text: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SnsRecord {
    pub event_source: Option<String>,
    pub event_version: Option<String>,
    pub event_subscription_arn: Option<String>,
    pub sns: SnsMessage,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SnsMessage {
    #[serde(rename = "Type")]
    pub kind: Option<String>,
    pub message_id: Option<String>,
    pub topic_arn: Option<String>,
    pub subject: Option<String>,
    pub message: String,
    pub timestamp: Option<String>,
    pub signature_version: Option<String>,
    pub signature: Option<String>,
    #[serde(alias = "SigningCertURL")]
    pub signing_cert_url: Option<String>,
    #[serde(alias = "UnsubscribeURL")]
    pub unsubscribe_url: Option<String>,
    pub message_attributes: Option<HashMap<String, SnsAttribute>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SnsAttribute {
    #[serde(rename = "Type")]
    pub kind: Option<String>,
    pub value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SqsRecord {
    pub message_id: Option<String>,
    pub receipt_handle: Option<String>,
    pub body: String,
    pub attributes: Option<HashMap<String, String>>,
    pub message_attributes: Option<HashMap<String, SqsAttribute>>,
    pub md5_of_body: Option<String>,
    pub md5_of_message_attributes: Option<String>,
    pub event_source: Option<String>,
    #[serde(rename = "eventSourceARN")]
    pub event_source_arn: Option<String>,
    pub aws_region: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SqsAttribute {
    pub data_type: Option<String>,
    pub string_value: Option<String>,
    pub binary_value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TriggerRecord {
    pub aws_region: Option<String>,
    pub codecommit: CodeCommit,
    pub custom_data: Option<String>,
    pub event_id: Option<String>,
    pub event_name: Option<String>,
    pub event_part_number: Option<i32>,
    pub event_source: Option<String>,
    #[serde(rename = "eventSourceARN")]
    pub event_source_arn: Option<String>,
    pub event_time: Option<String>,
    pub event_total_parts: Option<i32>,
    pub event_trigger_config_id: Option<String>,
    pub event_trigger_name: Option<String>,
    pub event_version: Option<String>,
    #[serde(rename = "userIdentityARN")]
    pub user_identity_arn: Option<String>,
}

#[derive(Deserialize)]
pub struct CodeCommit {
    pub references: Vec<Reference>,
}

#[derive(Deserialize)]
pub struct Reference {
    pub commit: Option<String>,
    #[serde(rename = "ref")]
    pub name: Option<String>,
    pub created: Option<bool>,
    pub deleted: Option<bool>,
}
