package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.report.topology.Fixtures.aReport;
import static vn.pcmt.report.topology.Fixtures.anOldCommune;
import static vn.pcmt.report.topology.Fixtures.merged;
import static vn.pcmt.report.topology.Fixtures.values;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.plan.TargetBaseline;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetIndicator;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.view.TargetMet;
import vn.pcmt.contract.view.TargetMissed;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.report.topology.Fixtures;
import vn.pcmt.report.topology.Fixtures.ReportLife;

/** A target and reports in, its readings out on view-events, on the whole service with store and broker. */
@EngineSuite
class TargetFlowIT {

    private static final Instant AT = Instant.parse("2025-07-02T00:00:00Z");

    @TempDir
    static Path data;

    private final String target = UUID.randomUUID().toString();
    private final List<TargetReadingEvent> told = new ArrayList<>();

    @Test
    void aTargetOfAMergedUnitTurnsWithTheReportsOfTheOldOne() {
        try (RunningService service = new RunningService(data);
                Publisher publisher = new Publisher();
                KafkaConsumer<String, byte[]> views = views()) {
            UnitEvent old = anOldCommune(Fixtures.OLD_KHE_SANH, Fixtures.HUONG_HOA);
            publisher.publish(Fixtures.aCommune(Fixtures.KHE_SANH), old, merged(old, Map.of(Fixtures.KHE_SANH, "1")));
            ReportLife report = aReport(Fixtures.OLD_KHE_SANH, "2024-07");
            publisher.publish(report.expected(), report.submitted(values("CA01", "12")), report.accepted());
            publisher.publish(new TargetSet(1, AT, "lanhdao", atMost("12")));

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                read(views);
                assertThat(told).isNotEmpty();
                TargetReadingEvent latest = told.getLast();
                assertThat(latest).isInstanceOf(TargetMet.class);
                assertThat(latest.reading().actual()).isEqualByComparingTo("12");
                assertThat(latest.reading().areas()).containsExactly(Fixtures.KHE_SANH);
            });

            publisher.publish(report.corrected(values("CA01", "13")), report.accepted());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                read(views);
                assertThat(told.getLast()).isInstanceOf(TargetMissed.class);
            });
            assertThat(told).extracting(TargetReadingEvent::version).isSorted().doesNotHaveDuplicates();
        }
    }

    private TargetState atMost(String value) {
        return new TargetState(
                target,
                "p-" + target,
                "Không quá số người nghiện hiện có",
                new TargetIndicator("PCMT-THANG", "CA01"),
                new TargetBaseline(TargetBaseline.Kind.VALUE, new BigDecimal("20"), null, null),
                new TargetGoal(TargetGoal.Kind.VALUE, new BigDecimal(value)),
                TargetDirection.DOWN,
                "2024-07",
                "2024-07",
                List.of(),
                List.of(Fixtures.OLD_KHE_SANH),
                false,
                false);
    }

    private void read(KafkaConsumer<String, byte[]> views) {
        for (ConsumerRecord<String, byte[]> record : views.poll(Duration.ofMillis(200))) {
            if (target.equals(record.key())) {
                String type = new String(
                        record.headers().lastHeader(CloudEventHeaders.TYPE).value(), UTF_8);
                told.add((TargetReadingEvent) EventCodec.decode(type, record.value()));
            }
        }
    }

    private static KafkaConsumer<String, byte[]> views() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BrokerUnderTest.bootstrapServers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.VIEW_EVENTS.topicName()));
        return consumer;
    }
}
