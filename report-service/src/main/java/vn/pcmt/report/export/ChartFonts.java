package vn.pcmt.report.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The typeface of charts, which comes with the program: so a chart looks the same everywhere and every Vietnamese letter is
 * in it. On a machine without any font the runtime would draw nothing, not even in a font of ours, because it looks for the
 * machine's own before; so it is told to take these for all, before anything is drawn.
 */
final class ChartFonts {

    /** Where the runtime looks for fonts first; undocumented, and the only way short of installing some. */
    private static final String RUNTIME = "sun.awt.fontconfig";

    private static final String REGULAR_FILE = "LiberationSans-Regular.ttf";
    private static final String BOLD_FILE = "LiberationSans-Bold.ttf";

    private final Font plain;
    private final Font bold;

    /** @param folder of the installation's own, which stays: what is there from before is used again */
    ChartFonts(Path folder) {
        try {
            Path kept = Files.createDirectories(folder.toAbsolutePath());
            Path regular = unpack(kept, REGULAR_FILE);
            Path heavy = unpack(kept, BOLD_FILE);
            if (System.getProperty(RUNTIME) == null) {
                Path fonts = kept.resolve("fontconfig.properties");
                put(fonts, String.join("\n", describe(regular, heavy)).getBytes(UTF_8));
                System.setProperty(RUNTIME, fonts.toString());
            }
            plain = Font.createFont(Font.TRUETYPE_FONT, regular.toFile()).deriveFont(13f);
            bold = Font.createFont(Font.TRUETYPE_FONT, heavy.toFile()).deriveFont(17f);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (FontFormatException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    Font plain() {
        return plain;
    }

    Font bold() {
        return bold;
    }

    private static Path unpack(Path folder, String file) throws IOException {
        try (InputStream packed =
                Objects.requireNonNull(ChartFonts.class.getResourceAsStream("/liberation/" + file), file)) {
            return put(folder.resolve(file), packed.readAllBytes());
        }
    }

    /** Another node on the same folder, or a kill in the middle, never leaves half a file. */
    private static Path put(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Path written = Files.createTempFile(file.getParent(), "font", null);
            Files.write(written, content);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
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
