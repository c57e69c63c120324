package vn.pcmt.kit.file;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Makes names of files from elsewhere safe to show and to save under. They are never part of a path here. */
public final class FileNames {
    private static final int LONGEST = 120;

    private FileNames() {}

    /**
     * The last part of a path, without what controls, quotes or reverses text, in at most 120 characters.
     *
     * @param name as sent; null if none was
     * @param otherwise what a file is called of whose name nothing is left
     */
    public static String safe(@Nullable String name, String otherwise) {
        if (name == null) {
            return otherwise;
        }
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String last = composed.substring(Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1);
        String shown = last.codePoints()
                .filter(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> "\"'<>:|?*;%".indexOf(point) < 0;
                })
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        String unhidden = shown.replaceFirst("^\\.+", "");
        return unhidden.isBlank() ? otherwise : unhidden;
    }
}
