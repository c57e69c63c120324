package vn.pcmt.report.export;

import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A document for a word processor. */
@Component
class DocxFigures implements Rendering {

    private final FigureDocument document;

    DocxFigures(FigureDocument document) {
        this.document = document;
    }

    @Override
    public String extension() {
        return "docx";
    }

    @Override
    public MediaType type() {
        return MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }

    @Override
    public Rendered render(Exported exported, Locale locale) {
        byte[] file = document.write(exported);
        return out -> out.write(file);
    }
}
