package vn.pcmt.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.flow.OfficerFile;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-16T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final OfficerFile file = OfficerFile.register("bc-18859", "Cán bộ", NOW);
    private final MappingMongoConverter converter = converter();

    @Test
    void countsVersionsFromOneWithoutGaps() {
        assertThat(new Outbox().version()).isZero();
        file.amend("Trưởng phòng", NOW);
        assertThat(file.outbox().version()).isEqualTo(2);
        assertThat(file.outbox().pending()).extracting(PendingEvent::version).containsExactly(1L, 2L);
    }

    @Test
    void refusesAnEventThatSkipsAVersion() {
        OfficerState state =
                new OfficerState("bc-1", "Tên", "Cán bộ", "18859@2025-07-01", Set.of(OfficerRole.OFFICER), null);
        assertThatThrownBy(() -> file.outbox().record(next -> new OfficerLeft(next + 1, NOW, "quantri", state)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(file.outbox().version()).isEqualTo(1);
    }

    @Test
    void theWritingNodeLeasesWhatNobodyHolds() {
        save("node-a", NOW, null);
        assertThat(lease()).isEqualTo(new Lease("node-a", NOW.plusSeconds(15)));
    }

    @Test
    void aLiveLeaseOfAnotherNodeIsLeftAndItsOwnIsRenewed() {
        save("node-a", NOW, null);
        save("node-b", NOW.plusSeconds(15), null);
        assertThat(lease()).isEqualTo(new Lease("node-a", NOW.plusSeconds(15)));
        save("node-a", NOW.plusSeconds(10), null);
        assertThat(lease()).isEqualTo(new Lease("node-a", NOW.plusSeconds(25)));
    }

    @Test
    void anEndedLeaseIsTakenOver() {
        save("node-a", NOW, null);
        save("node-b", NOW.plusSeconds(15).plusMillis(1), null);
        assertThat(lease().owner()).isEqualTo("node-b");
    }

    @Test
    void eachEventKeepsTheTraceOfItsOwnCommand() {
        save("node-a", NOW, "00-first-01");
        file.amend("Trưởng phòng", NOW);
        save("node-a", NOW, "00-second-01");
        assertThat(file.outbox().pending())
                .extracting(PendingEvent::traceparent)
                .containsExactly("00-first-01", "00-second-01");
    }

    @Test
    void isStoredAsTheRelayReadsIt() {
        save("node-a", NOW, "00-trace-01");
        org.bson.Document stored = write();
        org.bson.Document outbox = stored.get("outbox", org.bson.Document.class);
        assertThat(outbox.keySet()).containsExactlyInAnyOrder("version", "hasPending", "pending", "relay");
        assertThat(outbox.getList("pending", org.bson.Document.class).getFirst().keySet())
                .containsExactly("id", "type", "version", "at", "key", "subject", "traceparent", "body");
        WaitingDocument waiting = WaitingDocument.ifOwned(RelayNode.FILES, stored, "node-a");
        assertThat(waiting.events()).isEqualTo(file.outbox().pending());
        assertThat(waiting.until()).isEqualTo(NOW.plusSeconds(15));
        assertThat(WaitingDocument.ifOwned(RelayNode.FILES, stored, "node-b")).isNull();

        OfficerFile read = converter.read(OfficerFile.class, stored);
        assertThat(read.outbox().pending()).isEqualTo(file.outbox().pending());
        assertThat(read.outbox().version()).isEqualTo(1);
    }

    @Test
    void twoSavesOfOneDocumentHandOverEachEventOnceInOrder() {
        save("node-a", NOW, null);
        WaitingDocument first = WaitingDocument.ifOwned(RelayNode.FILES, write(), "node-a");
        file.amend("Trưởng phòng", NOW);
        save("node-a", NOW, null);
        WaitingDocument second = WaitingDocument.ifOwned(RelayNode.FILES, write(), "node-a");
        assertThat(second.and(first).events()).extracting(PendingEvent::version).containsExactly(1L, 2L);
    }

    @Test
    void idsSortByTimeAndDoNotRepeat() {
        UUID earlier = EventIds.next(NOW);
        UUID later = EventIds.next(NOW.plusMillis(1));
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
        List<UUID> many = IntStream.range(0, 10_000)
                .mapToObj(number -> EventIds.next(NOW))
                .distinct()
                .toList();
        assertThat(many).hasSize(10_000);
    }

    private void save(String node, Instant at, String trace) {
        file.outbox().beforeSave(node, LEASE, Clock.fixed(at, ZoneOffset.UTC), trace);
    }

    private Lease lease() {
        org.bson.Document relay = write().get("outbox", org.bson.Document.class).get("relay", org.bson.Document.class);
        return new Lease(relay.getString("owner"), relay.getDate("until").toInstant());
    }

    private org.bson.Document write() {
        org.bson.Document stored = new org.bson.Document();
        converter.write(file, stored);
        return stored;
    }

    private static MappingMongoConverter converter() {
        MongoCustomConversions conversions = new MongoCustomConversions(List.of());
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
