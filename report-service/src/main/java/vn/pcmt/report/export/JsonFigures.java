package vn.pcmt.report.export;

import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The figures as they are held, and in words what they are. */
@Component
class JsonFigures implements Rendering {

    private final Provenance provenance;
    private final JsonMapper json;

    JsonFigures(Provenance provenance, JsonMapper json) {
        this.provenance = provenance;
        this.json = json;
    }

    private record File(List<Provenance.Fact> about, Exported export) {}

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public Rendered render(Exported exported, Locale locale) {
        byte[] file = json.writeValueAsBytes(new File(provenance.of(exported, locale), exported));
        return out -> out.write(file);
    }
}
