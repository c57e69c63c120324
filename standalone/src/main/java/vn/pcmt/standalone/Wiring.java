package vn.pcmt.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.pcmt.standalone.identity.InstallationSecrets;

/** How the parts find each other: the settings that each Spring context gets, as if from its environment. */
final class Wiring {

    /** Auto-configurations of other parts, which share the class path; see {@link ForeignAutoConfigurationFilter}. */
    private static final String SERVICE_EXCLUDES = String.join(
            ",",
            "org.springframework.boot.security.oauth2.server.authorization.",
            "org.springframework.boot.security.oauth2.client.",
            "org.springframework.boot.thymeleaf.",
            "io.github.wimdeblauwe.");

    private static final String MAIL_EXCLUDE = ",org.springframework.boot.mail.";

    private static final String CONSOLE_EXCLUDES = String.join(
            ",",
            "org.springframework.boot.security.oauth2.server.",
            "org.springframework.boot.mongodb.",
            "org.springframework.boot.data.",
            "org.springframework.boot.kafka.",
            "org.springframework.boot.mail.",
            "org.springframework.boot.persistence.",
            "org.springframework.boot.opentelemetry.",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.",
            "org.springframework.boot.micrometer.tracing.",
            "org.springframework.cloud.",
            "org.springdoc.");

    private final StackSettings settings;
    private final InstallationSecrets secrets;

    Wiring(StackSettings settings, InstallationSecrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Everything one Spring context is told, in the form {@code name → value}. */
    Map<String, String> propertiesOf(Part part) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("PCMT_ADDRESS", "127.0.0.1");
        properties.put("PCMT_DATA", settings.folder().toString());
        properties.put("PCMT_SAMPLE", String.valueOf(settings.sample()));
        properties.put("PCMT_DEMO_ACCOUNTS", String.valueOf(settings.demoAccounts()));
        properties.put("PCMT_KAFKA", "127.0.0.1:" + settings.port(Part.BROKER));
        properties.put("PCMT_MONGO", "mongodb://127.0.0.1:" + settings.port(Part.STORE));
        properties.put("PCMT_PARTITIONS", "3");
        properties.put("PCMT_REPLICAS", "1");
        properties.put("PCMT_ISSUER", url(Part.IDENTITY));
        properties.put("PCMT_JWKS", url(Part.IDENTITY) + "/oauth2/jwks");
        properties.put("PCMT_PLAN_URL", url(Part.PLAN));
        properties.put("PCMT_REPORT_URL", url(Part.REPORT));
        properties.put("PCMT_NOTIFICATION_URL", url(Part.NOTIFICATION));
        properties.put("PCMT_CONSOLE_URL", url(Part.CONSOLE));
        properties.put("PCMT_SMTP_HOST", "127.0.0.1");
        for (Part each : Part.values()) {
            properties.put(each.portVariable(), String.valueOf(settings.port(each)));
        }
        properties.put("spring.jmx.enabled", "false");
        properties.put("spring.application.admin.enabled", "false");
        switch (part) {
            case PLAN -> {
                properties.put(ForeignAutoConfigurationFilter.PROPERTY, SERVICE_EXCLUDES + MAIL_EXCLUDE);
                properties.put("PCMT_AUDIT_KEY", secrets.auditKey());
            }
            case REPORT -> {
                properties.put("PCMT_AUDIT_KEY", secrets.auditKey());
                properties.put(ForeignAutoConfigurationFilter.PROPERTY, SERVICE_EXCLUDES + MAIL_EXCLUDE);
                properties.put("PCMT_WORKBOOK_KEY", secrets.workbookKey());
            }
            case NOTIFICATION -> {
                properties.put(ForeignAutoConfigurationFilter.PROPERTY, SERVICE_EXCLUDES);
                properties.put("PCMT_AUDIT_KEY", secrets.auditKey());
            }
            case CONSOLE -> {
                properties.put(ForeignAutoConfigurationFilter.PROPERTY, CONSOLE_EXCLUDES);
                properties.put("PCMT_CONSOLE_SECRET", secrets.clientSecret(InstallationSecrets.CONSOLE));
                properties.put("PCMT_MAILBOX", settings.folder().resolve("mail").toString());
            }
            case BROKER, STORE, MAIL, IDENTITY -> {}
        }
        properties.putAll(settings.properties().getOrDefault(part, Map.of()));
        return properties;
    }

    /** The address of an HTTP part. */
    String url(Part part) {
        return "http://127.0.0.1:" + settings.port(part);
    }
}
