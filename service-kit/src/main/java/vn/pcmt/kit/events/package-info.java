/** What writing and reading events share: the producer, the topics, the health of the broker. */
@NullMarked
package vn.pcmt.kit.events;

import org.jspecify.annotations.NullMarked;
