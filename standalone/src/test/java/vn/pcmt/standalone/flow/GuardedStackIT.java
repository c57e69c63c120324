package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.embedded.broker.EmbeddedBroker;
import vn.pcmt.embedded.broker.EmbeddedBrokerSettings;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/**
 * The whole system on a broker that speaks TLS and lets each service do what stands in {@code deploy/kafka/rights}, and on a
 * store behind TLS.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedStackIT {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Path RIGHTS = Path.of("..", "deploy", "kafka", "rights");
    private static final Map<Part, String> ACCOUNTS =
            Map.of(Part.PLAN, "plan-service", Part.REPORT, "report-service", Part.NOTIFICATION, "notification-service");

    private TlsKeys keys;
    private EmbeddedBroker broker;
    private TlsRelay store;
    private EmbeddedStack stack;
    private Province province;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        keys = TlsKeys.in(folder);
        broker = EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder.resolve("guarded"))
                .withAccounts(
                        ACCOUNTS.values().stream().collect(Collectors.toMap(Function.identity(), one -> password(one))))
                .with(Map.of(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENTS:SASL_SSL",
                        "ssl.keystore.type",
                        "PKCS12",
                        "ssl.keystore.location",
                        keys.file().toString(),
                        "ssl.keystore.password",
                        TlsKeys.PASSWORD,
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users",
                        "User:ANONYMOUS")));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.ownBootstrapServers()))) {
            admin.createAcls(rights()).all().get(30, TimeUnit.SECONDS);
        }
        StackSettings settings = StackSettings.in(folder.resolve("stack")).onRandomPorts();
        store = TlsRelay.before(settings.port(Part.STORE), keys);
        EnumSet<Part> parts = EnumSet.allOf(Part.class);
        parts.remove(Part.BROKER);
        settings = settings.only(parts.toArray(Part[]::new)).withPort(Part.BROKER, broker.port());
        for (Map.Entry<Part, String> service : ACCOUNTS.entrySet()) {
            for (Map.Entry<String, String> setting :
                    settings(service.getValue()).entrySet()) {
                settings = settings.with(service.getKey(), setting.getKey(), setting.getValue());
            }
        }
        stack = EmbeddedStack.start(settings);
        province = new Province(stack);
    }

    /** As README tells the operator to set them. */
    private Map<String, String> settings(String account) {
        return Map.of(
                "PCMT_KAFKA_PROTOCOL",
                "SASL_SSL",
                "PCMT_KAFKA_USER",
                account,
                "PCMT_KAFKA_PASSWORD",
                password(account),
                "spring.kafka.properties.ssl.truststore.location",
                keys.file().toString(),
                "spring.kafka.properties.ssl.truststore.password",
                TlsKeys.PASSWORD,
                "PCMT_MONGO",
                "mongodb://127.0.0.1:" + store.port() + "/?tls=true",
                "spring.mongodb.ssl.bundle",
                "inside",
                "spring.ssl.bundle.jks.inside.truststore.location",
                "file:" + keys.file(),
                "spring.ssl.bundle.jks.inside.truststore.password",
                TlsKeys.PASSWORD);
    }

    @AfterAll
    void stop() {
        if (province != null) {
            province.close();
        }
        if (stack != null) {
            stack.close();
        }
        if (store != null) {
            store.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void everyServiceCanDoItsPart() {
        eventually(SOON, () -> assertThat(province.communes()).hasSize(78));
        List<String> communes = List.copyOf(province.communes().keySet());
        String unit = communes.getFirst();
        String period = province.currentPeriod();
        province.registerOfficer("bc-" + unit.substring(0, 5), unit, "COMMUNE_REPORTER");
        province.issuePlan(period, period);
        eventually(SOON, () -> assertThat(province.read(report(unit, period)).status())
                .isEqualTo(200));
        province.submit(report(unit, period), Map.of("CA01", 12)).orFail();

        eventually(SOON, () -> assertThat(Province.received(province.totals(Province.KEY, period, Basis.TODAY), "CA01"))
                .isEqualByComparingTo(new BigDecimal("12")));
        assertThat(store.connections()).as("by TLS only").isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({
        "plan-service, report-events, false",
        "plan-service, area-totals, false",
        "plan-service, alert-events, false",
        "report-service, plan-events, false",
        "report-service, unit-events, false",
        "report-service, officer-events, false",
        "report-service, alert-events, false",
        "notification-service, report-events, false",
        "notification-service, plan-events, false",
        "notification-service, officer-events, false",
        "notification-service, plan-events.plan-service.dlt, false",
        "notification-service, unit-events.notification-service.dlt, true",
        "plan-service, plan-events.plan-service.dlt, true"
    })
    void nobodyWritesWhatIsAnothers(String account, String topic, boolean may) throws Exception {
        try (var producer = new KafkaProducer<>(client(account), new StringSerializer(), new ByteArraySerializer())) {
            // Without a body nobody takes it for an event.
            var sent = producer.send(new ProducerRecord<>(topic, "thu", null));
            if (may) {
                assertThat(sent.get(30, TimeUnit.SECONDS).topic()).isEqualTo(topic);
            } else {
                assertThatThrownBy(() -> sent.get(30, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    @Test
    void nobodyReadsOfficersOrInTheGroupOfAnotherOrWithoutTrust() {
        assertThatThrownBy(() -> read("report-service", "report-service", "officer-events"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read("notification-service", "plan-service", "plan-events"))
                .isInstanceOf(GroupAuthorizationException.class);
        Map<String, Object> trustsNobody = client("plan-service");
        trustsNobody.keySet().removeIf(name -> name.startsWith("ssl."));
        try (Admin admin = Admin.create(trustsNobody)) {
            assertThatThrownBy(() -> admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    private void read(String account, String group, String topic) {
        Map<String, Object> settings = client(account);
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int tries = 0; tries < 20; tries++) {
                consumer.poll(Duration.ofSeconds(1));
            }
        }
    }

    private Map<String, Object> client(String account) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + account
                        + "\" password=\"" + password(account) + "\";",
                "ssl.truststore.location",
                keys.file().toString(),
                "ssl.truststore.password",
                TlsKeys.PASSWORD));
    }

    private static String password(String account) {
        return "only-for-" + account;
    }

    /** As {@code deploy/kafka/accounts} sets them. */
    private static List<AclBinding> rights() throws IOException {
        try (Stream<String> lines = Files.lines(RIGHTS)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .flatMap(words -> Arrays.stream(words[3].split(","))
                            .flatMap(name ->
                                    Arrays.stream(words[4].split(",")).map(operation -> right(words, name, operation))))
                    .toList();
        }
    }

    private static AclBinding right(String[] words, String name, String operation) {
        ResourceType kind = ResourceType.fromString(words[1].replace('-', '_').toUpperCase(Locale.ROOT));
        PatternType pattern = PatternType.fromString(words[2].toUpperCase(Locale.ROOT));
        String byName = operation.replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        assertThat(List.of(kind.isUnknown(), pattern.isUnknown())).containsOnly(false);
        return new AclBinding(
                new ResourcePattern(kind, name, pattern),
                new AccessControlEntry(
                        "User:" + words[0], "*", AclOperation.fromString(byName), AclPermissionType.ALLOW));
    }
}
