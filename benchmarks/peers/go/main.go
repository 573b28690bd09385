// Parses the payloads into structs with encoding/json. Prints a line for each payload: the method, the payload and the best nanoseconds.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

type records[T any] struct {
	Records []T `json:"Records"`
}

var sink any

func read[T any](text []byte) *T {
	value := new(T)
	if err := json.Unmarshal(text, value); err != nil {
		panic(err)
	}
	return value
}

func parse(payload string, text []byte) any {
	switch payload {
	case "EventBridge", "EventBridgeReference":
		return read[eventBridgeEvent](text)
	case "Trigger":
		return read[records[triggerRecord]](text)
	case "SnsNotification":
		var events []*notification
		for _, record := range read[records[snsRecord]](text).Records {
			events = append(events, read[notification]([]byte(record.Sns.Message)))
		}
		return events
	case "SqsBatchOf10":
		var events []*notification
		for _, record := range read[records[sqsRecord]](text).Records {
			events = append(events, read[notification]([]byte(read[snsMessage]([]byte(record.Body)).Message)))
		}
		return events
	}
	panic("unknown payload " + payload)
}

// The best of many turns of about a millisecond.
func best(payload string, text []byte) float64 {
	count, fastest := 1, 1e18
	for start := time.Now(); time.Since(start) < 700*time.Millisecond; {
		turn := time.Now()
		for i := 0; i < count; i++ {
			sink = parse(payload, text)
		}
		elapsed := time.Since(turn)
		if elapsed < time.Millisecond {
			count *= 2
		} else if perCall := float64(elapsed.Nanoseconds()) / float64(count); perCall < fastest {
			fastest = perCall
		}
	}
	return fastest
}

func main() {
	for _, payload := range []string{"SnsNotification", "EventBridge", "EventBridgeReference", "Trigger", "SqsBatchOf10"} {
		text, err := os.ReadFile(filepath.Join(os.Args[1], payload+".json"))
		if err != nil {
			panic(err)
		}
		fmt.Printf("go-encoding/json %s %.0f\n", payload, best(payload, text))
	}
}
