package vn.pcmt.console.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.DraftService.Content;

/**
 * What stands in the form in the browser, as it was typed.
 *
 * @param etag version of the draft that the visitor saw
 * @param key makes the sending happen once, however often the button is pressed
 * @param attempted mark of the content whose sending had no answer; blank if there was none
 * @param undecided fields that somebody else has changed too and on which the visitor has not decided, with what stands
 *     there by the other
 */
record Typed(
        Map<String, String> values,
        List<String> nothing,
        Map<String, String> narratives,
        String note,
        String reason,
        Map<String, String> explanations,
        List<String> attachments,
        String etag,
        String key,
        String attempted,
        Map<String, String> undecided) {
    private static final String VALUE = "v.";
    private static final String NARRATIVE = "n.";
    private static final String EXPLANATION = "x.";
    /** A field in conflict, with the visitor's choice and the other's text. */
    private static final String CONFLICT = "conflict";

    private static final String CHOICE = "c.";
    private static final String THEIRS = "t.";

    /** What stands in a field that can only be ticked. */
    static final String TICKED = "true";

    /** Of a posted form. Where the visitor chose what somebody else wrote, that is what stands there. */
    static Typed of(MultiValueMap<String, String> posted) {
        var typed = new Typed(
                named(VALUE, posted),
                List.copyOf(posted.getOrDefault("nothing", List.of())),
                named(NARRATIVE, posted),
                one("note", posted),
                one("reason", posted),
                named(EXPLANATION, posted),
                List.copyOf(posted.getOrDefault("attachment", List.of())),
                one("etag", posted),
                one("key", posted),
                one("attempted", posted),
                Map.of());
        Map<String, String> undecided = new LinkedHashMap<>();
        Map<FormField, String> taken = new LinkedHashMap<>();
        for (String name : posted.getOrDefault(CONFLICT, List.of())) {
            String theirs = one(THEIRS + name, posted);
            switch (one(CHOICE + name, posted)) {
                case "theirs" -> taken.put(FormField.named(name), theirs);
                case "yours" -> {}
                default -> undecided.put(name, theirs);
            }
        }
        return typed.with(taken).undecided(undecided);
    }

    /** Of what is stored, in the notation of the form. */
    static Typed of(Content content, String etag, Vi vi) {
        Map<String, String> values = new TreeMap<>();
        content.values().forEach((code, text) -> values.put(code, vi.entered(text)));
        return new Typed(
                values,
                content.nothingToReport(),
                content.narratives(),
                content.note() == null ? "" : content.note(),
                content.reason() == null ? "" : content.reason(),
                content.explanations(),
                content.attachments(),
                etag,
                UUID.randomUUID().toString(),
                "",
                Map.of());
    }

    /** As the service takes it. What is no number is left out: what it would mean there, nobody knows. */
    Content content() {
        Map<String, String> figures = new TreeMap<>();
        values.forEach(
                (code, text) -> Vi.parse(text).map(BigDecimal::toPlainString).ifPresent(n -> figures.put(code, n)));
        return new Content(
                figures, nothing, filled(narratives), attachments, filled(explanations), note.strip(), reason.strip());
    }

    /** Fields in which something stands that is no number. */
    List<String> malformed() {
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isBlank()
                        && Vi.parse(value.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same for the same content on the same version: a repetition is carried out once. */
    String mark() {
        return UUID.nameUUIDFromBytes((etag + content()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What stands in a field; {@code true} in what is only ticked. */
    String text(FormField field) {
        return switch (field.part()) {
            case VALUES -> values.getOrDefault(field.id(), "");
            case NARRATIVES -> narratives.getOrDefault(field.id(), "");
            case EXPLANATIONS -> explanations.getOrDefault(field.id(), "");
            case NOTHING -> nothing.contains(field.id()) ? TICKED : "";
            case ATTACHMENTS -> attachments.contains(field.id()) ? TICKED : "";
            case NOTE -> note;
            case REASON -> reason;
        };
    }

    /** The same with other texts in some fields. */
    Typed with(Map<FormField, String> changes) {
        Map<String, String> figures = new LinkedHashMap<>(values);
        Map<String, String> words = new LinkedHashMap<>(narratives);
        Map<String, String> said = new LinkedHashMap<>(explanations);
        List<String> empty = new ArrayList<>(nothing);
        List<String> files = new ArrayList<>(attachments);
        String[] single = {note, reason};
        changes.forEach((field, text) -> {
            switch (field.part()) {
                case VALUES -> figures.put(field.id(), text);
                case NARRATIVES -> words.put(field.id(), text);
                case EXPLANATIONS -> said.put(field.id(), text);
                case NOTHING -> list(empty, field.id(), text);
                case ATTACHMENTS -> list(files, field.id(), text);
                case NOTE -> single[0] = text;
                case REASON -> single[1] = text;
            }
        });
        return new Typed(figures, empty, words, single[0], single[1], said, files, etag, key, attempted, undecided);
    }

    Typed at(String version) {
        return new Typed(
                values,
                nothing,
                narratives,
                note,
                reason,
                explanations,
                attachments,
                version,
                key,
                attempted,
                undecided);
    }

    Typed undecided(Map<String, String> fields) {
        return new Typed(
                values, nothing, narratives, note, reason, explanations, attachments, etag, key, attempted, fields);
    }

    /** After a refusal, which left no receipt: another content needs another key. */
    Typed anew() {
        return new Typed(
                values,
                nothing,
                narratives,
                note,
                reason,
                explanations,
                attachments,
                etag,
                UUID.randomUUID().toString(),
                "",
                undecided);
    }

    /** Sent without an answer: the key stays, so that sending again has the answer of the first. */
    Typed unanswered() {
        return new Typed(
                values, nothing, narratives, note, reason, explanations, attachments, etag, key, mark(), undecided);
    }

    private static void list(List<String> ids, String id, String listed) {
        ids.remove(id);
        if (!listed.isBlank()) {
            ids.add(id);
        }
    }

    private static Map<String, String> filled(Map<String, String> texts) {
        Map<String, String> filled = new TreeMap<>(texts);
        filled.values().removeIf(String::isBlank);
        return filled;
    }

    private static String one(String name, MultiValueMap<String, String> posted) {
        String text = posted.getFirst(name);
        return text == null ? "" : text;
    }

    private static Map<String, String> named(String prefix, MultiValueMap<String, String> posted) {
        Map<String, String> named = new LinkedHashMap<>();
        posted.forEach((name, texts) -> {
            if (name.startsWith(prefix) && !texts.isEmpty()) {
                named.put(name.substring(prefix.length()), texts.getFirst());
            }
        });
        return named;
    }
}
