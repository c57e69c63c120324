package vn.pcmt.kit.outbox;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A relay that always has something in its queue. */
class SaturatedRelayTest {
    private final StoredOutboxes outboxes = mock(StoredOutboxes.class);
    private final OutboxPublisher publisher = mock(OutboxPublisher.class);

    @Test
    void stillTakesOverWhatOthersLeft() throws InterruptedException {
        WaitingDocument busy = new WaitingDocument(RelayNode.FILES, "bc-18859", Instant.MAX, List.of());
        when(outboxes.claim(any(), any(), any(), any())).thenReturn(Optional.of(busy));
        when(publisher.publish(any())).thenReturn(List.of(busy.key())); // changed meanwhile: back into the queue
        when(publisher.longest()).thenReturn(Duration.ofSeconds(1));
        when(publisher.unpublishable(any())).thenReturn(Set.of());
        when(outboxes.claimLeft(any(), any(), any(), any(), anyInt())).thenReturn(List.of());
        OutboxRelay relay = new OutboxRelay(
                List.of(RelayNode.FILES),
                outboxes,
                publisher,
                OutboxNode.random(),
                RelayNode.SETTINGS,
                Clock.systemUTC());
        relay.wake("officer_files", "bc-18859");
        relay.start();
        try {
            verify(outboxes, timeout(5000).atLeast(3)).claimLeft(eq(RelayNode.FILES), any(), any(), any(), anyInt());
            verify(publisher, atLeast(3)).publish(List.of(busy));
        } finally {
            relay.stop();
        }
    }
}
