package vn.pcmt.report.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The typeface of charts, which comes with the program: so a chart looks the same everywhere and every Vietnamese letter is
 * in it. On a machine without any font the runtime would draw nothing, not even in a font of ours, because it looks for the
 * machine's own before; so it is told to take these for all, before anything is drawn.
 */
final class ChartFonts {

    static final Font PLAIN;
    static final Font BOLD;

    /** Where the runtime looks for fonts first; undocumented, and the only way short of installing some. */
    private static final String RUNTIME = "sun.awt.fontconfig";

    private static final String REGULAR_FILE = "LiberationSans-Regular.ttf";
    private static final String BOLD_FILE = "LiberationSans-Bold.ttf";

    static {
        try {
            Path folder = Files.createTempDirectory("chart-fonts");
            Path regular = unpack(folder, REGULAR_FILE);
            Path bold = unpack(folder, BOLD_FILE);
            if (System.getProperty(RUNTIME) == null) {
                Path fonts = folder.resolve("fontconfig.properties");
                Files.write(fonts, describe(regular, bold));
                fonts.toFile().deleteOnExit();
                System.setProperty(RUNTIME, fonts.toString());
            }
            PLAIN = Font.createFont(Font.TRUETYPE_FONT, regular.toFile()).deriveFont(13f);
            BOLD = Font.createFont(Font.TRUETYPE_FONT, bold.toFile()).deriveFont(17f);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (FontFormatException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private ChartFonts() {}

    private static Path unpack(Path folder, String file) throws IOException {
        folder.toFile().deleteOnExit();
        Path unpacked = folder.resolve(file);
        try (InputStream packed =
                Objects.requireNonNull(ChartFonts.class.getResourceAsStream("/liberation/" + file), file)) {
            Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        unpacked.toFile().deleteOnExit();
        return unpacked;
    }

    private static List<String> describe(Path regular, Path bold) {
        Stream<String> names = Stream.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")
                .flatMap(name -> Stream.of(
                        name + ".plain.latin-1=Regular",
                        name + ".italic.latin-1=Regular",
                        name + ".bold.latin-1=Bold",
                        name + ".bolditalic.latin-1=Bold"));
        return Stream.concat(
                        names,
                        Stream.of(
                                "version=1",
                                "sequence.allfonts=latin-1",
                                "filename.Regular=" + regular.toString().replace('\\', '/'),
                                "filename.Bold=" + bold.toString().replace('\\', '/')))
                .toList();
    }
}
