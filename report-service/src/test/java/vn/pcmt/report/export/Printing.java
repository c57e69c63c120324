package vn.pcmt.report.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import vn.pcmt.kit.document.Office;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.publication.TakeFigures;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Sights;

/** Makes files of the service's figures, with something else in the place of LibreOffice. */
public final class Printing {

    private Printing() {}

    public static MakeFile by(Path office, BeanFactory service) {
        ExportSettings settings = new ExportSettings(
                new Office(null, "a", "b", "c", "d", "e"),
                10,
                30,
                Path.of("target/fonts"),
                office.toAbsolutePath().toString(),
                Duration.ofMinutes(2),
                false);
        return new MakeFile(
                List.of(new PdfFigures(service.getBean(FigureDocument.class), new PrintDocument(settings))),
                service.getBean(TakeFigures.class),
                service.getBean(AreaAccess.class),
                service.getBean(Catalogue.class),
                service.getBean(Sights.class));
    }
}
