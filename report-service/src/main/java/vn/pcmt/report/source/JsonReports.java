package vn.pcmt.report.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.mapping.FileLabels;
import vn.pcmt.report.source.SourceRow.Subject;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.DraftCells;

/**
 * Reports as JSON: a list of them, or an object with {@code template} and {@code period} for all and then
 * {@code reports}. Read token by token, so that neither a long file nor one monstrous report fills the memory.
 */
final class JsonReports implements ReportSource {

    private static final int MOST_FIELDS = 300;
    private static final int LONGEST_TEXT = 20_000;
    private static final int DEEPEST = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(200)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    private final long size;
    private int number;
    private @Nullable String template;
    private @Nullable String period;
    private boolean ended;
    private @Nullable SourceRow next;

    private JsonReports(JsonParser json, long size) {
        this.json = json;
        this.size = size;
    }

    /** @throws Refusal {@code json-unreadable} */
    static JsonReports open(Path file) {
        try {
            JsonReports reports = new JsonReports(
                    FACTORY.createParser(
                            ObjectReadContext.empty(), new BufferedInputStream(Files.newInputStream(file))),
                    Math.max(1, Files.size(file)));
            try {
                reports.begin();
                return reports;
            } catch (RuntimeException unreadable) {
                reports.close();
                throw unreadable;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Goes to the first report. */
    private void begin() {
        JsonToken first = token();
        if (first == JsonToken.START_ARRAY) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw unreadable();
        }
        while (token() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = token();
            switch (name) {
                case "template" -> template = scalar(value);
                case "period" -> period = scalar(value);
                case "reports" -> {
                    if (value != JsonToken.START_ARRAY) {
                        throw unreadable();
                    }
                    return;
                }
                default -> throw unreadable();
            }
        }
        throw unreadable();
    }

    private @Nullable String scalar(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!value.isScalarValue()) {
            throw unreadable();
        }
        return json.getString();
    }

    private JsonToken token() {
        try {
            JsonToken next = json.nextToken();
            if (next == null) {
                throw unreadable();
            }
            return next;
        } catch (JacksonException malformed) {
            throw unreadable();
        }
    }

    private Refusal unreadable() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "json-unreadable",
                json.currentLocation().getLineNr(),
                json.currentLocation().getColumnNr());
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            JsonToken token = token();
            ended = token == JsonToken.END_ARRAY;
            next = ended ? null : report(token);
        }
        return next != null;
    }

    @Override
    public SourceRow next() {
        SourceRow read = hasNext() ? next : null;
        if (read == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return read;
    }

    private SourceRow report(JsonToken first) {
        number++;
        Map<String, String> about = new HashMap<>();
        DraftCells cells = new DraftCells();
        Map<String, String> places = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        if (first == JsonToken.START_OBJECT) {
            while (token() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = token();
                switch (name) {
                    case "values" -> values(value, cells, places, problems);
                    case "nothingToReport" -> sections(value, cells, places, problems);
                    case "narratives" -> words(value, name, cells::narrative, problems);
                    case "explanations" -> words(value, name, cells::explanation, problems);
                    case "note" -> text(value, name, problems).ifPresent(cells::note);
                    case FileLabels.UNIT, FileLabels.PERIOD, FileLabels.TEMPLATE, FileLabels.REVISION ->
                        text(value, name, problems).ifPresent(text -> about.put(name, text));
                    default -> malformed(name, problems);
                }
            }
        } else {
            malformed("", problems);
        }
        return new SourceRow(
                number,
                "",
                new Subject(
                        null,
                        about.getOrDefault(FileLabels.UNIT, ""),
                        about.getOrDefault(FileLabels.PERIOD, period),
                        about.getOrDefault(FileLabels.TEMPLATE, template),
                        about.get(FileLabels.REVISION)),
                cells,
                places,
                problems);
    }

    private void values(JsonToken value, DraftCells cells, Map<String, String> places, List<FieldProblem> problems) {
        if (value != JsonToken.START_OBJECT) {
            malformed("values", problems);
            return;
        }
        int fields = 0;
        while (token() == JsonToken.PROPERTY_NAME) {
            String code = json.currentName();
            JsonToken figure = token();
            if (++fields > MOST_FIELDS) {
                malformed("values", problems);
            } else {
                places.put(code, "values/" + code);
                text(figure, code, problems).ifPresent(text -> cells.figure(code, text));
            }
        }
    }

    private void words(JsonToken value, String name, BiConsumer<String, String> words, List<FieldProblem> problems) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            malformed(name, problems);
            return;
        }
        int fields = 0;
        while (token() == JsonToken.PROPERTY_NAME) {
            String id = json.currentName();
            JsonToken said = token();
            if (++fields > MOST_FIELDS) {
                malformed(name, problems);
            } else {
                text(said, name, problems).ifPresent(text -> words.accept(id, text));
            }
        }
    }

    private void sections(JsonToken value, DraftCells cells, Map<String, String> places, List<FieldProblem> problems) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            malformed("nothingToReport", problems);
            return;
        }
        int sections = 0;
        for (JsonToken section = token(); section != JsonToken.END_ARRAY; section = token()) {
            if (++sections > MOST_FIELDS) {
                malformed("nothingToReport", problems);
            } else {
                text(section, "nothingToReport", problems).ifPresent(id -> {
                    places.put(CellKey.empty(id), "nothingToReport");
                    cells.nothingIn(id);
                });
            }
        }
    }

    /** A text or a number as it is written; empty for null, and for what is neither, which is a problem. */
    private Optional<String> text(JsonToken value, String key, List<FieldProblem> problems) {
        if (value == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (!value.isScalarValue()) {
            malformed(key, problems);
            return Optional.empty();
        }
        try {
            return Optional.of(json.getString()).filter(text -> !text.isBlank());
        } catch (JacksonException malformed) {
            throw unreadable();
        }
    }

    private void malformed(String key, List<FieldProblem> problems) {
        try {
            json.skipChildren();
        } catch (JacksonException unreadable) {
            throw unreadable();
        }
        if (problems.size() < MOST_FIELDS) {
            problems.add(new FieldProblem("/" + key, "malformed"));
        }
    }

    @Override
    public int share() {
        return (int) Math.min(100, Math.max(0, json.currentLocation().getByteOffset()) * 100 / size);
    }

    @Override
    public void close() {
        json.close();
    }
}
