package vn.pcmt.notification.templates;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.catalogue.ReportNames;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Unit;

/** What an alert says, put into words when it is read: names as they are then, in the reader's language. */
@Component
public class AlertTexts {

    private static final String INBOX = "/hop-viec";

    private static final DateTimeFormatter DEADLINE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    /**
     * @param why which rule chose the officer, or in whose stead the officer is told
     * @param link path in the console
     */
    public record Text(String title, String body, String unitName, String why, String link) {}

    private final MessageSource messages;
    private final Phrasing templates;
    /** How periods are written, by the key of how they are said; the groups are its arguments. */
    private static final Map<String, Pattern> PERIODS = Map.of(
            "day", Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"),
            "week", Pattern.compile("(\\d{4})-W(\\d{2})"),
            "month", Pattern.compile("(\\d{4})-M?(\\d{2})"),
            "quarter", Pattern.compile("(\\d{4})-Q(\\d)"),
            "first-half", Pattern.compile("(\\d{4})-H1"),
            "second-half", Pattern.compile("(\\d{4})-H2"),
            "nine-months", Pattern.compile("(\\d{4})-9M"),
            "year", Pattern.compile("(\\d{4})"));

    private final ReportNames names;
    private final Directory directory;

    AlertTexts(MessageSource messages, Phrasing templates, ReportNames names, Directory directory) {
        this.messages = messages;
        this.templates = templates;
        this.names = names;
        this.directory = directory;
    }

    /** The words of an alert. */
    public Text of(Alert alert, Locale language) {
        AlertCause cause = alert.cause();
        String unit = nameOf(cause.unitKey());
        return new Text(
                render(cause.textKey() + TemplateKey.TITLE, alert, language),
                render(cause.textKey() + TemplateKey.BODY, alert, language),
                unit,
                why(alert, unit, language),
                link(cause));
    }

    /**
     * The title for channels that others can read. Titles of tasks, obstacles, plans and targets are free text, and so are
     * reasons and the names of published templates: it says what sort of thing it is and of which unit, or names the report
     * by its code, unless the product itself knows a name for it.
     */
    public String briefTitle(Alert alert, Locale language) {
        String key = alert.cause().textKey() + TemplateKey.TITLE;
        return templates.render(key, language, briefFacts(key, alert, language));
    }

    Map<String, Object> briefFacts(String key, Alert alert, Locale language) {
        AlertCause cause = alert.cause();
        Map<String, Object> facts = new HashMap<>(facts(key, alert, language));
        facts.put("report", ownName(cause.template(), language));
        facts.put("subject", briefSubject(cause, language));
        facts.put("reason", "");
        return facts;
    }

    /** How many of how many, where this service has counted them. */
    private String briefSubject(AlertCause cause, Locale language) {
        String title = cause.subject().title();
        if (cause.kind() == AlertKind.SUMMARY && title != null) {
            return title;
        }
        return isAboutAReport(cause.subject())
                ? ownName(cause.template(), language) + ", " + period(cause.period(), language)
                : nameOf(cause.unitKey());
    }

    private String reportName(String code, Locale language) {
        return names.of(code, language).orElseGet(() -> ownName(code, language));
    }

    /** As the product calls it, or else its code. */
    private String ownName(String code, Locale language) {
        return Objects.requireNonNullElse(messages.getMessage("template." + code, null, null, language), code);
    }

    /**
     * What is owed, in one line.
     *
     * @param template of a report; empty for anything else, as is the period
     */
    public String owed(Subject subject, String template, String period, Locale language) {
        return messages.getMessage("owed." + subject.owes(), null, language) + ": "
                + subject(TemplateKey.BODY, subject, template, period, language);
    }

    private String render(String key, Alert alert, Locale language) {
        return templates.render(key, language, facts(key, alert, language));
    }

    /**
     * What is owed: by its title; of a report by its template and period; of anything else by words of the bundles, except
     * that a body says what an explanation was asked for: a question may hold figures, and titles go to other systems.
     */
    private String subject(String key, Subject subject, String template, String period, Locale language) {
        if (subject.title() != null) {
            return subject.title();
        }
        if (isAboutAReport(subject)) {
            return reportName(template, language) + ", " + period(period, language);
        }
        if (subject.question() == null) {
            return messages.getMessage("subject.ASSESSMENT", new Object[] {period(period, language)}, language);
        }
        return key.endsWith(TemplateKey.BODY)
                ? subject.question()
                : messages.getMessage("subject." + subject.owes(), null, language);
    }

    private static boolean isAboutAReport(Subject subject) {
        return switch (subject.owes()) {
            case REPORT, PROPOSAL, REVIEW -> true;
            case TASK, EXPLANATION, OBSTACLE, EVALUATION, CONFIRMATION, TARGET, FIGURE, COVERAGE, DEAD_LETTERS -> false;
        };
    }

    /** The page where it is done; of many together, the list of them. */
    private static String link(AlertCause cause) {
        boolean reviewed = cause.subject().owes() == ObligationKind.REVIEW;
        if (cause.kind() == AlertKind.SUMMARY) {
            return reviewed ? "/duyet" : INBOX;
        }
        String id = cause.obligation();
        String about = URLEncoder.encode(id.substring(id.indexOf('~') + 1), StandardCharsets.UTF_8);
        return switch (cause.subject().owes()) {
            case REPORT ->
                cause.template().isEmpty() ? INBOX : "/bao-cao/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
            case PROPOSAL -> cause.template().isEmpty() ? INBOX : "/bao-cao/" + about;
            case REVIEW -> cause.template().isEmpty() ? INBOX : "/duyet/" + about;
            case TASK -> "/nhiem-vu/" + about;
            case EXPLANATION -> "/giai-trinh/" + about;
            case OBSTACLE -> "/vuong-mac/" + about;
            case TARGET, EVALUATION ->
                cause.subject().plan() == null
                        ? INBOX
                        : "/ke-hoach/" + cause.subject().plan();
            case CONFIRMATION ->
                cause.subject().question() != null
                        ? "/giai-trinh/" + about
                        : cause.subject().title() != null ? "/nhiem-vu/" + about : INBOX;
            case FIGURE, COVERAGE -> INBOX;
            case DEAD_LETTERS -> "/quan-tri/su-kien-loi";
        };
    }

    /**
     * What the templates of an alert are given.
     *
     * @param key of the template
     */
    Map<String, Object> facts(String key, Alert alert, Locale language) {
        AlertCause cause = alert.cause();
        return Map.of(
                "report",
                reportName(cause.template(), language),
                "period",
                period(cause.period(), language),
                "unit",
                nameOf(cause.unitKey()),
                "deadline",
                deadline(cause.dueAt()),
                "reason",
                cause.reason() == null ? "" : cause.reason(),
                "owed",
                messages.getMessage("owed." + cause.subject().owes(), null, language),
                "subject",
                subject(key, cause.subject(), cause.template(), cause.period(), language));
    }

    private String why(Alert alert, String unit, Locale language) {
        Officer absent = alert.actingFor() == null
                ? null
                : directory.officer(alert.actingFor()).orElse(null);
        return absent == null
                ? messages.getMessage("alert.why." + alert.rule(), new Object[] {unit}, language)
                : messages.getMessage(
                        "alert.why.acting", new Object[] {unit, absent.post(), nameOf(absent.unitKey())}, language);
    }

    private String nameOf(String unitKey) {
        return directory.unit(unitKey).map(Unit::name).orElse(unitKey);
    }

    private String period(String period, Locale language) {
        for (Map.Entry<String, Pattern> form : PERIODS.entrySet()) {
            Matcher found = form.getValue().matcher(period);
            if (found.matches()) {
                // Numbers as they are said: month 08 is month 8, and a year has no thousands separator.
                Object[] parts = IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(group -> String.valueOf(Integer.parseInt(found.group(group))))
                        .toArray();
                return messages.getMessage("period." + form.getKey(), parts, language);
            }
        }
        return period;
    }

    private static String deadline(Instant dueAt) {
        return DEADLINE.format(dueAt.atZone(VietnamTime.ZONE));
    }
}
