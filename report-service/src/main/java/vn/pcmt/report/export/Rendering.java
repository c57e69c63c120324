package vn.pcmt.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.springframework.http.MediaType;

/** A kind of file. */
interface Rendering {

    /** At the end of its name, without the point. */
    String extension();

    MediaType type();

    /**
     * Refuses what can be refused before figures are read.
     *
     * @param indicators how many are asked for
     */
    default void require(int indicators) {}

    /** Everything that can be refused is refused here, before the first byte. */
    Rendered render(Exported exported, Locale locale);

    /** A file that is about to be written. */
    interface Rendered {
        void write(OutputStream out) throws IOException;
    }
}
