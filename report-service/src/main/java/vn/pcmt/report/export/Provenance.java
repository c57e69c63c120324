package vn.pcmt.report.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.view.Shown.Completeness;

/** Says what figures in a file are: of what, when, how complete, which vintage, and where they come from. */
@Component
class Provenance {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(VietnamTime.ZONE);

    private final MessageSource messages;

    Provenance(MessageSource messages) {
        this.messages = messages;
    }

    /** Something that is said of all figures. */
    record Fact(String label, String value) {}

    List<Fact> of(Exported exported, Locale locale) {
        Content figures = exported.figures();
        Exported.Vintage publication = exported.publication();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("area", figures.areaName() + " (" + figures.area() + ")", locale));
        facts.add(fact("template", figures.templateName() + " (" + figures.template() + ")", locale));
        facts.add(fact("span", span(exported, locale), locale));
        facts.add(fact("basis", text("basis." + figures.basis(), locale), locale));
        facts.add(fact("vintage", vintage(exported, locale), locale));
        facts.add(fact("coverage", coverage(exported, locale), locale));
        facts.add(fact("asOf", time(figures.asOf(), locale), locale));
        facts.add(fact("taken", text("taken.at", locale, time(figures.frozenAt(), locale), figures.lagMs()), locale));
        if (publication != null) {
            facts.add(fact("edition", text("edition." + publication.edition(), locale), locale));
            facts.add(fact("hash", publication.hash(), locale));
        }
        facts.add(fact("lineage", exported.lineage(), locale));
        facts.add(fact("legend", text("legend.text", locale), locale));
        return facts;
    }

    String span(Exported exported, Locale locale) {
        Content figures = exported.figures();
        String days = day(figures.start()) + " – " + day(figures.end());
        return figures.over() ? days : text("span.running", locale, days, figures.through());
    }

    String vintage(Exported exported, Locale locale) {
        Exported.Vintage publication = exported.publication();
        return publication == null
                ? text("vintage.none", locale)
                : text("vintage.number", locale, publication.vintage(), publication.name());
    }

    String coverage(Exported exported, Locale locale) {
        Completeness coverage = exported.figures().whole().coverage();
        return text("coverage.text", locale, coverage.expected(), coverage.received(), coverage.accepted());
    }

    String time(@Nullable Instant time, Locale locale) {
        return time == null ? text("missing", locale) : TIME.format(time);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private Fact fact(String key, String value, Locale locale) {
        return new Fact(text(key, locale), value);
    }

    String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage("export." + key, arguments, locale);
    }
}
