/** A real Kafka broker (KRaft, one node) that runs inside the process on the loopback address. */
@NullMarked
package vn.pcmt.embedded.broker;

import org.jspecify.annotations.NullMarked;
