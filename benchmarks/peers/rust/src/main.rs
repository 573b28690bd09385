//! Parses the payloads into structs with owned strings, with serde_json. Prints a line for each payload: the method, the payload and the
//! best nanoseconds.
#![allow(dead_code)]

use serde::Deserialize;
use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

mod events;
use events::*;

fn read(payload: &str, json: &[u8]) -> usize {
    match payload {
        "EventBridge" | "EventBridgeReference" => {
            let event: EventBridgeEvent = serde_json::from_slice(json).unwrap();
            black_box(event.detail.event.len())
        }
        "Trigger" => {
            let event: Records<TriggerRecord> = serde_json::from_slice(json).unwrap();
            black_box(event.records.len())
        }
        "SnsNotification" => {
            let event: Records<SnsRecord> = serde_json::from_slice(json).unwrap();
            let read: Vec<Notification> = event.records.iter().map(|record| serde_json::from_str(&record.sns.message).unwrap()).collect();
            black_box(read).len()
        }
        "SqsBatchOf10" => {
            let event: Records<SqsRecord> = serde_json::from_slice(json).unwrap();
            let read: Vec<(SnsMessage, Notification)> = event
                .records
                .iter()
                .map(|record| {
                    let sns: SnsMessage = serde_json::from_str(&record.body).unwrap();
                    let notification = serde_json::from_str(&sns.message).unwrap();
                    (sns, notification)
                })
                .collect();
            black_box(read).len()
        }
        other => panic!("unknown payload {other}"),
    }
}

/// The best of many turns of about a millisecond.
fn best(payload: &str, json: &[u8]) -> f64 {
    let (mut count, mut best) = (1u32, f64::MAX);
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(700) {
        let turn = Instant::now();
        for _ in 0..count {
            black_box(read(payload, black_box(json)));
        }
        let elapsed = turn.elapsed();
        if elapsed < Duration::from_millis(1) {
            count *= 2;
        } else {
            best = best.min(elapsed.as_nanos() as f64 / f64::from(count));
        }
    }
    best
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder of the payloads");
    for payload in ["SnsNotification", "EventBridge", "EventBridgeReference", "Trigger", "SqsBatchOf10"] {
        let json = std::fs::read(format!("{folder}/{payload}.json")).unwrap();
        println!("rust-serde {payload} {:.0}", best(payload, &json));
    }
}
