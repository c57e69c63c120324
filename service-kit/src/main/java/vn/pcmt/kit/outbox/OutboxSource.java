package vn.pcmt.kit.outbox;

import vn.pcmt.contract.Topic;

/**
 * A collection whose documents hold outboxes. One bean for each.
 *
 * @param topic where its events go
 * @param type of the documents
 */
public record OutboxSource(String collection, Topic topic, Class<?> type) {}
