package vn.pcmt.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of the embedded default that can run in a process of its own, in the order in which parts start. */
public enum Part {
    BROKER(19092, "PCMT_BROKER_PORT", ""),
    STORE(27018, "PCMT_STORE_PORT", ""),
    MAIL(8025, "PCMT_SMTP_PORT", ""),
    IDENTITY(8084, "PCMT_IDENTITY_PORT", "/.well-known/openid-configuration"),
    PLAN(8081, "PCMT_PLAN_PORT", "/actuator/health/readiness"),
    REPORT(8082, "PCMT_REPORT_PORT", "/actuator/health/readiness"),
    NOTIFICATION(8083, "PCMT_NOTIFICATION_PORT", "/actuator/health/readiness"),
    CONSOLE(8080, "PCMT_CONSOLE_PORT", "/actuator/health/readiness");

    private final int defaultPort;
    private final String portVariable;
    private final String healthPath;

    Part(int defaultPort, String portVariable, String healthPath) {
        this.defaultPort = defaultPort;
        this.portVariable = portVariable;
        this.healthPath = healthPath;
    }

    /** The port on the loopback address unless another is chosen. */
    public int defaultPort() {
        return defaultPort;
    }

    /** The environment variable that chooses another port. */
    public String portVariable() {
        return portVariable;
    }

    /** As written on the command line and in file names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it answers HTTP. */
    public boolean isHttp() {
        return !healthPath.isEmpty();
    }

    /** Answers 200 when the part is ready; empty for parts that do not speak HTTP. */
    String healthPath() {
        return healthPath;
    }

    static Optional<Part> labelled(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }

    /** Parts that start together; each group needs the groups before it. */
    static List<List<Part>> startingOrder() {
        return List.of(List.of(BROKER, STORE, MAIL, IDENTITY), List.of(PLAN, REPORT, NOTIFICATION, CONSOLE));
    }

    /** Parts that stop together: readers and writers before what they read and write. */
    static List<List<Part>> stoppingOrder() {
        return List.of(
                List.of(CONSOLE),
                List.of(PLAN, REPORT, NOTIFICATION),
                List.of(IDENTITY, MAIL),
                List.of(BROKER),
                List.of(STORE));
    }
}
