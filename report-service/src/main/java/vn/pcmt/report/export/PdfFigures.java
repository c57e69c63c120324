package vn.pcmt.report.export;

import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The same document, ready for paper. */
@Component
class PdfFigures implements Rendering {

    private final FigureDocument document;
    private final PrintDocument print;

    PdfFigures(FigureDocument document, PrintDocument print) {
        this.document = document;
        this.print = print;
    }

    @Override
    public String extension() {
        return "pdf";
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_PDF;
    }

    /** @throws vn.pcmt.kit.problem.Refusal {@code pdf-unavailable} */
    @Override
    public void require(int indicators) {
        print.requireThere();
    }

    @Override
    public Rendered render(Exported exported, Locale locale) {
        print.requireThere();
        byte[] file = print.of(document.write(exported));
        return out -> out.write(file);
    }
}
