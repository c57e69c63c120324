package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.catalogue.TemplatePublished;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.catalogue.TemplateFile;

/** A template published over HTTP is told to other services, and still there when the service starts again. */
@EngineSuite
class TemplateFlowIT {
    private static final String ADMIN = TestTokens.bearer("quantri", "44@2025-07-01", OfficerRole.ADMIN);

    @TempDir
    private Path data;

    @Test
    void whatIsPublishedIsToldAndStays() {
        TemplateFile file = TemplateFile.monthly("GC01", "CA01");
        try (RunningService service = new RunningService(data);
                KafkaConsumer<String, byte[]> others = listening()) {
            HttpResponse<String> published = service.send(
                    HttpRequest.newBuilder(service.uri("/api/v1/templates/" + file.code() + "/versions"))
                            .header("Content-Type", "application/json")
                            .header("If-Match", "\"0\"")
                            .header("Idempotency-Key", "template-flow-1")
                            .POST(HttpRequest.BodyPublishers.ofString(file.json())),
                    ADMIN);
            assertThat(published.statusCode()).isEqualTo(201);

            List<TemplatePublished> told = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                others.poll(Duration.ofMillis(200)).forEach(record -> told.add(event(record)));
                assertThat(told).anySatisfy(event -> {
                    assertThat(event.key()).isEqualTo(file.code());
                    assertThat(event.template().indicators()).containsExactly("GC01", "CA01");
                    assertThat(event.actor()).isEqualTo("quantri");
                });
            });

            service.restart();
            assertThat(service.get("/api/v1/templates/" + file.code(), ADMIN)
                            .get("version")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static TemplatePublished event(ConsumerRecord<String, byte[]> record) {
        String type =
                new String(record.headers().lastHeader(CloudEventHeaders.TYPE).value(), UTF_8);
        return (TemplatePublished) EventCodec.decode(type, record.value());
    }

    private static KafkaConsumer<String, byte[]> listening() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BrokerUnderTest.bootstrapServers(),
                        "group.id",
                        "template-flow",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.CATALOGUE_EVENTS.topicName()));
        return consumer;
    }
}
