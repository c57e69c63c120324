package vn.pcmt.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chart is drawn on a machine that has no font at all: in a process of its own, which is told that there are none. */
class ChartFontsTest {

    private static final String VIETNAMESE = "Phường Đồng Thuận, ưỡng, ệ, ặ, ẵ, Ỹ";

    @Test
    void aMachineWithoutFontsDrawsVietnamese(@TempDir Path folder) throws Exception {
        Path none = Files.writeString(folder.resolve("fonts.conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>
                """.formatted(
                        Files.createDirectory(folder.resolve("none")), folder.resolve("cache")));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Draw.class.getName(),
                folder.resolve("fonts").toString());
        java.environment().put("FONTCONFIG_FILE", none.toString());
        Process drawing = java.redirectErrorStream(true).start();
        String said = new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(drawing.waitFor()).as(said).isZero();
        assertThat(said).contains("Liberation Sans, all letters, drawn");
        assertThat(folder.resolve("fonts"))
                .as("kept where the installation keeps its own")
                .isDirectoryContaining("glob:**/LiberationSans-Regular.ttf")
                .isDirectoryNotContaining("glob:**/*.tmp");
    }

    @Test
    void whatHalfAnUnpackingLeftBehindIsMended(@TempDir Path folder) throws Exception {
        Path regular = Files.writeString(folder.resolve("LiberationSans-Regular.ttf"), "half");

        assertThat(new ChartFonts(folder).plain().getFamily()).isEqualTo("Liberation Sans");
        assertThat(Files.size(regular)).isGreaterThan(10_000);
    }

    /** What the process does. */
    static final class Draw {
        public static void main(String... folder) {
            ChartFonts fonts = new ChartFonts(Path.of(folder[0]));
            BufferedImage image = new BufferedImage(400, 40, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.WHITE);
            pen.setFont(fonts.bold());
            pen.drawString(VIETNAMESE, 5, 30);
            boolean drawn = false;
            for (int x = 0; x < image.getWidth(); x++) {
                drawn |= (image.getRGB(x, 25) & 0xFFFFFF) != 0;
            }
            boolean all = fonts.plain().canDisplayUpTo(VIETNAMESE) < 0;
            System.out.println(fonts.plain().getFamily() + (all ? ", all letters" : "") + (drawn ? ", drawn" : ""));
        }
    }
}
