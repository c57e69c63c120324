package vn.pcmt.kit.file;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
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

    /**
     * A name that ends as names of its type do: systems open a file by the end of its name, whatever is in it. Another end
     * stays and gets the right one behind it, so that the sender knows the file again.
     *
     * @param name safe to show
     * @param mediaType found in the content
     */
    static String typed(String name, String mediaType) {
        try {
            List<String> endings =
                    MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtensions();
            String lower = name.toLowerCase(Locale.ROOT);
            if (endings.isEmpty() || endings.stream().anyMatch(lower::endsWith)) {
                return name;
            }
            String ending = endings.getFirst();
            int room = LONGEST - ending.length();
            boolean cut = name.codePointCount(0, name.length()) > room;
            return (cut ? name.substring(0, name.offsetByCodePoints(0, room)) : name) + ending;
        } catch (MimeTypeException noType) {
            throw new IllegalArgumentException("not a media type: " + mediaType, noType);
        }
    }
}
