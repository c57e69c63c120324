package vn.pcmt.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.contract.plan.TaskAssigned;
import vn.pcmt.contract.plan.TaskState;
import vn.pcmt.contract.plan.TaskStatus;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;

/** The whole service on the broker and store under test, with a real SMTP server: from an event to inbox and mail. */
@EngineSuite
class AlertFlowIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant DUE = Instant.now().plus(Duration.ofDays(20));

    private static ConfigurableApplicationContext service;
    private static GreenMail mailbox;
    private static TestPublisher others;
    private static String address;

    @BeforeAll
    static void startTheService() {
        Awaitility.setDefaultTimeout(30, TimeUnit.SECONDS);
        mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        Map<String, Object> settings = new HashMap<>(StoreUnderTest.properties());
        settings.putAll(BrokerUnderTest.properties());
        settings.putAll(TestTokens.properties());
        settings.put("server.port", 0);
        settings.put("spring.mail.port", mailbox.getSmtp().getPort());
        settings.put("pcmt.notification.quiet-hours.enabled", false);
        settings.put("pcmt.notification.observe-every", "200ms");
        settings.put("pcmt.notification.poll", "300ms");
        settings.put("pcmt.notification.settle-for", "3s");
        settings.put("pcmt.notification.delivery.poll", "200ms");
        settings.put("pcmt.notification.delivery.first-backoff", "500ms");
        settings.put("pcmt.notification.delivery.longest-backoff", "500ms");
        settings.put("logging.structured.format.console", "");
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        service = NotificationServiceApplication.application().run(arguments);
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        others = new TestPublisher(BrokerUnderTest.bootstrapServers());
    }

    @AfterAll
    static void stopTheService() {
        if (others != null) {
            others.close();
        }
        if (service != null) {
            service.close();
        }
        mailbox.stop();
    }

    @BeforeEach
    void emptyTheMailbox() throws Exception {
        if (!mailbox.isRunning()) {
            mailbox.start();
        }
        mailbox.purgeEmailFromAllMailboxes();
    }

    @Test
    void tellsEachRecipientOfAReturnOnceHoweverOftenTheEventsCome() {
        String unit = aCommuneWithItsOfficers("18859", "Phường Đồng Thuận");
        Events.Report report = Events.report(unit, "2026-11", DUE);
        Instant now = Instant.now();

        others.threeTimes(
                report.expected(now), report.submitted(now), report.returned(now, "CA01 không khớp với kỳ trước"));

        for (String officer : List.of("bc-18859", "ct-18859")) {
            await().untilAsserted(() -> assertThat(mailsTo(officer)).hasSize(1));
            MimeMessage mail = mailsTo(officer).getFirst();
            String delivery = report.id() + "~RETURNED~v3~" + officer + "~EMAIL";
            assertThat(header(mail, "X-PCMT-Delivery")).isEqualTo(delivery);
            assertThat(subject(mail))
                    .isEqualTo("Báo cáo bị trả lại: Báo cáo tháng về phòng, chống ma túy, kỳ tháng 11/2026");
            assertThat(text(mail))
                    .contains("Phường Đồng Thuận", "CA01 không khớp với kỳ trước", "http://127.0.0.1:8080/bao-cao/");
            JsonNode inbox = inbox(officer, unit);
            assertThat(inbox.get("total").asInt()).isEqualTo(1);
            assertThat(inbox.get("unread").asInt()).isEqualTo(1);
            assertThat(inbox.get("items").get(0).get("kind").asString()).isEqualTo("RETURNED");
        }
        assertThat(states(report.id()))
                .containsExactlyInAnyOrder(
                        "RETURNED bc-18859 INBOX DELIVERED", "RETURNED bc-18859 EMAIL DELIVERED",
                        "RETURNED ct-18859 INBOX DELIVERED", "RETURNED ct-18859 EMAIL DELIVERED");
    }

    @Test
    void tellsWhoActsForAnOfficerOnLeaveWhoKeepsTheInboxAndGetsNoMail() {
        String unit = aCommuneWithItsOfficers("18874", "Xã Đồng Sơn");
        LocalDate today = LocalDate.now(VietnamTime.ZONE);
        others.threeTimes(
                Events.officer("thay-18874", unit, OfficerRole.OFFICER),
                Events.onLeave(
                        "ct-18874",
                        unit,
                        // Also tomorrow: the test may run at midnight.
                        new Leave(today, today.plusDays(1), "thay-18874"),
                        OfficerRole.COMMUNE_HEAD));
        Directory directory = service.getBean(Directory.class);
        await().until(() ->
                directory.actingFor("ct-18874", today).map(Officer::id).equals(Optional.of("thay-18874")));
        Events.Report report = Events.report(unit, "2026-11", DUE);

        others.threeTimes(report.expected(Instant.now()), report.returned(Instant.now(), "thiếu mục 2"));

        await().untilAsserted(() -> assertThat(states(report.id()))
                .containsExactlyInAnyOrder(
                        "RETURNED bc-18874 INBOX DELIVERED", "RETURNED bc-18874 EMAIL DELIVERED",
                        "RETURNED ct-18874 INBOX DELIVERED", "RETURNED ct-18874 EMAIL NOT_SENT",
                        "RETURNED thay-18874 INBOX DELIVERED", "RETURNED thay-18874 EMAIL DELIVERED"));
        assertThat(mailsTo("ct-18874")).isEmpty();
        assertThat(mailsTo("thay-18874")).hasSize(1);
        assertThat(inbox("ct-18874", unit).get("unread").asInt()).isEqualTo(1);
        assertThat(inbox("thay-18874", unit).at("/items/0/why").asString())
                .isEqualTo("Đồng chí thay Cán bộ (Xã Đồng Sơn) đang vắng mặt; việc này của Xã Đồng Sơn.");
        assertThat(ledger(report.id()).get("items").valueStream())
                .filteredOn(line -> line.get("officer").asString().equals("thay-18874"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("actingFor").asString()).isEqualTo("ct-18874"));
    }

    @Test
    void tellsOfATaskAndKeepsThePromiseMadeOnTheAlertForWhatIsOwed() throws Exception {
        String unit = aCommuneWithItsOfficers("18877", "Xã Quảng Châu");
        TaskState task = Events.task("viec-18877", unit, "bc-18877", DUE, TaskStatus.ASSIGNED);
        others.threeTimes(new TaskAssigned(1, Instant.now(), "lanhdao", task));
        String owed = "TASK~viec-18877";
        await().untilAsserted(() -> assertThat(states(owed)).contains("ASSIGNED bc-18877 INBOX DELIVERED"));
        assertThat(inbox("bc-18877", unit).at("/items/0/title").asString())
                .isEqualTo("Việc mới: Nhiệm vụ: Tuyên truyền tại chợ");

        LocalDate promised = LocalDate.now(VietnamTime.ZONE).plusDays(3);
        String alert = inbox("bc-18877", unit).at("/items/0/id").asString();
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                address + "/api/v1/alerts/" + alert.replace("~", "%7E") + "/acknowledgement"))
                        .header("Authorization", TestTokens.bearer("bc-18877", unit, OfficerRole.COMMUNE_REPORTER))
                        .header("Idempotency-Key", "hen-ngay-18877")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"promisedOn\":\"" + promised + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(
                        get("/api/v1/obligations/" + owed, "bc-18877", unit, OfficerRole.COMMUNE_REPORTER)
                                .get("promisedOn")
                                .asString())
                .isEqualTo(promised.toString()));
    }

    @Test
    void keepsTryingWhileTheMailServerIsAwayAndDeliversOnceItIsBack() {
        String unit = aCommuneWithItsOfficers("18862", "Phường Đồng Sơn");
        Events.Report report = Events.report(unit, "2026-11", DUE);
        mailbox.stop();

        others.threeTimes(report.expected(Instant.now()), report.returned(Instant.now(), "thiếu mục 2"));

        await().untilAsserted(() -> assertThat(states(report.id()))
                .contains("RETURNED bc-18862 INBOX DELIVERED", "RETURNED bc-18862 EMAIL FAILED_RETRY"));
        mailbox = new GreenMail(new ServerSetup(smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        await().untilAsserted(() -> assertThat(states(report.id()))
                .contains("RETURNED bc-18862 EMAIL DELIVERED", "RETURNED ct-18862 EMAIL DELIVERED"));
        assertThat(mailsTo("bc-18862")).hasSize(1);
        assertThat(mailsTo("ct-18862")).hasSize(1);
        assertThat(history(report.id(), "bc-18862", "EMAIL"))
                .startsWith("DUE", "SENDING", "FAILED_RETRY", "SENDING")
                .endsWith("SENDING", "DELIVERED");
    }

    @Test
    void neverRemindsAfterTheReportIsIn() {
        String unit = aCommuneWithItsOfficers("18865", "Xã Thuận Đức");
        Events.Report owed = Events.report(unit, "2026-09", Instant.now().minusSeconds(3600));
        Events.Report sent = Events.report(unit, "2026-10", Instant.now().minusSeconds(3600));

        others.threeTimes(sent.expected(Instant.now()), sent.submitted(Instant.now()));
        others.threeTimes(owed.expected(Instant.now()));

        await().untilAsserted(() -> assertThat(states(owed.id()))
                .contains("OVERDUE bc-18865 INBOX DELIVERED", "OVERDUE bc-18865 EMAIL DELIVERED"));
        assertThat(states(sent.id())).isEmpty();
    }

    @Test
    void setsTwoYearsOfOldReportsAsideWithoutAMail() {
        String unit = aCommuneWithItsOfficers("18868", "Xã Lộc Ninh");
        Events.Report old = Events.report(unit, "2024-11", Instant.parse("2024-11-18T10:00:00Z"));

        others.threeTimes(old.expected(Instant.now()));

        await().untilAsserted(
                        () -> assertThat(ledger(old.id()).get("total").asInt()).isEqualTo(1));
        JsonNode line = ledger(old.id()).get("items").get(0);
        assertThat(line.get("suppressed").asBoolean()).isTrue();
        assertThat(line.get("rule").asString()).isEqualTo("chase-for");
        assertThat(line.get("deliveries")).isEmpty();
        assertThat(mailsTo("bc-18868")).isEmpty();
    }

    @Test
    void tellsWhoHasTheInboxOpenWhatComesInAndGoesOnAfterABreak() throws Exception {
        String unit = aCommuneWithItsOfficers("18877", "Xã Hóa Hợp");
        Events.Report report = Events.report(unit, "2026-11", DUE);
        List<String> heard = new CopyOnWriteArrayList<>();
        follow("bc-18877", unit, null, heard);
        Instant before = Instant.now();

        others.threeTimes(report.expected(Instant.now()), report.returned(Instant.now(), "thử"));

        await().until(() -> heard.stream().anyMatch(line -> line.contains("~2026-11~RETURNED")));
        List<String> afterwards = new CopyOnWriteArrayList<>();
        follow("bc-18877", unit, before.toString(), afterwards);
        await().until(() -> afterwards.stream().anyMatch(line -> line.contains("~2026-11~RETURNED")));
    }

    private static void follow(String officer, String unit, String place, List<String> heard) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1/inbox/live"))
                .header("Authorization", TestTokens.bearer(officer, unit, OfficerRole.COMMUNE_REPORTER));
        if (place != null) {
            request.header("Last-Event-ID", place);
        }
        HttpResponse<Stream<String>> stream = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> stream.body().forEach(heard::add));
        await().until(() -> !heard.isEmpty());
    }

    private static String aCommuneWithItsOfficers(String code, String name) {
        String unit = code + "@2025-07-01";
        others.threeTimes(
                Events.commune(code, name),
                Events.officer("bc-" + code, unit, OfficerRole.COMMUNE_REPORTER),
                Events.officer("ct-" + code, unit, OfficerRole.COMMUNE_HEAD));
        // Officers are in office long before a report of theirs is returned.
        Directory directory = service.getBean(Directory.class);
        await().until(() -> directory.officer("ct-" + code).isPresent()
                && directory.officer("bc-" + code).isPresent());
        return unit;
    }

    private static int smtpPort() {
        return service.getEnvironment().getRequiredProperty("spring.mail.port", Integer.class);
    }

    private static JsonNode inbox(String officer, String unit) {
        return get("/api/v1/inbox?size=1", officer, unit, OfficerRole.COMMUNE_REPORTER);
    }

    private static JsonNode ledger(String obligation) {
        return get("/api/v1/ledger?obligation=" + obligation, "kiemtra", "44@2025-07-01", OfficerRole.AUDITOR);
    }

    private static List<String> states(String obligation) {
        return ledger(obligation)
                .get("items")
                .valueStream()
                .flatMap(line -> line.get("deliveries")
                        .valueStream()
                        .map(row -> line.get("kind").asString() + " "
                                + line.get("officer").asString() + " "
                                + row.get("channel").asString() + " "
                                + row.get("state").asString()))
                .toList();
    }

    private static List<String> history(String obligation, String officer, String channel) {
        return ledger(obligation)
                .get("items")
                .valueStream()
                .filter(line -> line.get("officer").asString().equals(officer))
                .flatMap(line -> line.get("deliveries").valueStream())
                .filter(row -> row.get("channel").asString().equals(channel))
                .flatMap(row -> row.get("history").valueStream())
                .map(entry -> entry.get("state").asString())
                .toList();
    }

    private static JsonNode get(String path, String user, String unit, OfficerRole role) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(address + path.replace("~", "%7E")))
                            .header("Authorization", TestTokens.bearer(user, unit, role))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<MimeMessage> mailsTo(String officer) {
        return Arrays.stream(mailbox.getReceivedMessages())
                .filter(mail -> header(mail, "To").equals(officer + "@quangtri.example"))
                .toList();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null).replaceAll("\\s+", "");
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
