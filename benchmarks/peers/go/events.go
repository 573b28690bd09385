package main

// The fields of the payloads.

type detail struct {
	Event                      string   `json:"event"`
	PullRequestId              string   `json:"pullRequestId"`
	Title                      string   `json:"title"`
	Description                string   `json:"description"`
	PullRequestStatus          string   `json:"pullRequestStatus"`
	IsMerged                   string   `json:"isMerged"`
	Author                     string   `json:"author"`
	CallerUserArn              string   `json:"callerUserArn"`
	CreationDate               string   `json:"creationDate"`
	LastModifiedDate           string   `json:"lastModifiedDate"`
	SourceReference            string   `json:"sourceReference"`
	SourceCommit               string   `json:"sourceCommit"`
	DestinationReference       string   `json:"destinationReference"`
	DestinationCommit          string   `json:"destinationCommit"`
	RevisionId                 string   `json:"revisionId"`
	NotificationBody           string   `json:"notificationBody"`
	ApprovalStatus             string   `json:"approvalStatus"`
	OverrideStatus             string   `json:"overrideStatus"`
	MergeOption                string   `json:"mergeOption"`
	RepositoryName             string   `json:"repositoryName"`
	RepositoryId               string   `json:"repositoryId"`
	CommentId                  string   `json:"commentId"`
	InReplyTo                  string   `json:"inReplyTo"`
	BeforeCommitId             string   `json:"beforeCommitId"`
	AfterCommitId              string   `json:"afterCommitId"`
	ReferenceType              string   `json:"referenceType"`
	ReferenceName              string   `json:"referenceName"`
	ReferenceFullName          string   `json:"referenceFullName"`
	CommitId                   string   `json:"commitId"`
	OldCommitId                string   `json:"oldCommitId"`
	SourceCommitId             string   `json:"sourceCommitId"`
	DestinationCommitId        string   `json:"destinationCommitId"`
	BaseCommitId               string   `json:"baseCommitId"`
	ConflictDetailsLevel       string   `json:"conflictDetailsLevel"`
	ConflictResolutionStrategy string   `json:"conflictResolutionStrategy"`
	RepositoryNames            []string `json:"repositoryNames"`
}

type eventBridgeEvent struct {
	Version    string   `json:"version"`
	Id         string   `json:"id"`
	DetailType string   `json:"detail-type"`
	Source     string   `json:"source"`
	Account    string   `json:"account"`
	Time       string   `json:"time"`
	Region     string   `json:"region"`
	Resources  []string `json:"resources"`
	Detail     detail   `json:"detail"`
}

type notification struct {
	Account              string     `json:"account"`
	DetailType           string     `json:"detailType"`
	Region               string     `json:"region"`
	Source               string     `json:"source"`
	Time                 string     `json:"time"`
	NotificationRuleArn  string     `json:"notificationRuleArn"`
	Detail               detail     `json:"detail"`
	Resources            []string   `json:"resources"`
	AdditionalAttributes attributes `json:"additionalAttributes"`
}

type attributes struct {
	NumberOfFilesAdded    string        `json:"numberOfFilesAdded"`
	NumberOfFilesDeleted  string        `json:"numberOfFilesDeleted"`
	NumberOfFilesModified string        `json:"numberOfFilesModified"`
	ChangedFiles          []changedFile `json:"changedFiles"`
	ResourceArn           string        `json:"resourceArn"`
	FilePath              string        `json:"filePath"`
	CommentedLine         string        `json:"commentedLine"`
	CommentedLineNumber   string        `json:"commentedLineNumber"`
	Comments              []comment     `json:"comments"`
}

type changedFile struct {
	ChangeType string `json:"changeType"`
	FilePath   string `json:"filePath"`
}

type comment struct {
	AuthorArn   string `json:"authorArn"`
	CommentText string `json:"commentText"`
}

type snsRecord struct {
	EventSource          string     `json:"EventSource"`
	EventVersion         string     `json:"EventVersion"`
	EventSubscriptionArn string     `json:"EventSubscriptionArn"`
	Sns                  snsMessage `json:"Sns"`
}

type snsMessage struct {
	Type              string                  `json:"Type"`
	MessageId         string                  `json:"MessageId"`
	TopicArn          string                  `json:"TopicArn"`
	Subject           string                  `json:"Subject"`
	Message           string                  `json:"Message"`
	Timestamp         string                  `json:"Timestamp"`
	SignatureVersion  string                  `json:"SignatureVersion"`
	Signature         string                  `json:"Signature"`
	SigningCertUrl    string                  `json:"SigningCertUrl"`
	UnsubscribeUrl    string                  `json:"UnsubscribeUrl"`
	MessageAttributes map[string]snsAttribute `json:"MessageAttributes"`
}

type snsAttribute struct {
	Type  string `json:"Type"`
	Value string `json:"Value"`
}

type sqsRecord struct {
	MessageId              string                  `json:"messageId"`
	ReceiptHandle          string                  `json:"receiptHandle"`
	Body                   string                  `json:"body"`
	Attributes             map[string]string       `json:"attributes"`
	MessageAttributes      map[string]sqsAttribute `json:"messageAttributes"`
	Md5OfBody              string                  `json:"md5OfBody"`
	Md5OfMessageAttributes string                  `json:"md5OfMessageAttributes"`
	EventSource            string                  `json:"eventSource"`
	EventSourceARN         string                  `json:"eventSourceARN"`
	AwsRegion              string                  `json:"awsRegion"`
}

type sqsAttribute struct {
	DataType    string `json:"dataType"`
	StringValue string `json:"stringValue"`
	BinaryValue string `json:"binaryValue"`
}

type triggerRecord struct {
	AwsRegion            string     `json:"awsRegion"`
	Codecommit           codeCommit `json:"codecommit"`
	CustomData           string     `json:"customData"`
	EventId              string     `json:"eventId"`
	EventName            string     `json:"eventName"`
	EventPartNumber      int        `json:"eventPartNumber"`
	EventSource          string     `json:"eventSource"`
	EventSourceARN       string     `json:"eventSourceARN"`
	EventTime            string     `json:"eventTime"`
	EventTotalParts      int        `json:"eventTotalParts"`
	EventTriggerConfigId string     `json:"eventTriggerConfigId"`
	EventTriggerName     string     `json:"eventTriggerName"`
	EventVersion         string     `json:"eventVersion"`
	UserIdentityARN      string     `json:"userIdentityARN"`
}

type codeCommit struct {
	References []reference `json:"references"`
}

type reference struct {
	Commit  string `json:"commit"`
	Ref     string `json:"ref"`
	Created bool   `json:"created"`
	Deleted bool   `json:"deleted"`
}
