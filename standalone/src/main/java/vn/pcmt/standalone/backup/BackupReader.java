package vn.pcmt.standalone.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a backup file: all of it is checked before anything is written. */
public final class BackupReader {

    private final Path file;
    private final Manifest manifest;

    private BackupReader(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /**
     * Reads a whole backup and compares every byte with its digests.
     *
     * @param newestLayout of a data folder that this program knows
     * @throws BackupRefused if it is missing, damaged or of a newer program
     */
    public static BackupReader check(Path file, int newestLayout) {
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused("restore.missing", file);
        }
        String place = "zip";
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            place = Manifest.NAME;
            String text = manifestOf(zip);
            int format = Manifest.formatOf(text);
            if (format > Manifest.FORMAT) {
                throw new BackupRefused("restore.newer", file, String.valueOf(format), String.valueOf(Manifest.FORMAT));
            }
            Manifest manifest = Manifest.parse(text);
            if (manifest.layout() > newestLayout) {
                throw new BackupRefused(
                        "restore.newer", file, String.valueOf(manifest.layout()), String.valueOf(newestLayout));
            }
            for (Manifest.Entry entry : manifest.files()) {
                place = entry.name();
                try (InputStream content = content(zip, entry)) {
                    copy(content, OutputStream.nullOutputStream(), entry);
                }
            }
            return new BackupReader(file, manifest);
        } catch (IOException | IllegalArgumentException e) {
            throw new BackupRefused("restore.damaged", file, place);
        }
    }

    /** What is in it. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Writes all files into a folder that is not there or empty, readable by the owner alone.
     *
     * @throws BackupRefused if there is something in the folder, or too little room on its disk
     */
    public void restoreTo(Path folder) {
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new BackupRefused("restore.not-empty", folder);
            }
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < manifest.bytes()) {
                throw new BackupRefused("restore.disk", folder, megabytes(free), megabytes(manifest.bytes()));
            }
            write(folder);
        } catch (IOException e) {
            throw new BackupRefused("restore.not-written", folder, BackupWriter.reason(e));
        }
    }

    private void write(Path folder) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (Manifest.Entry entry : manifest.files()) {
                Path target = folder.resolve(entry.name()).normalize();
                if (!target.startsWith(folder.normalize())) {
                    throw new BackupRefused("restore.damaged", file, entry.name());
                }
                createFolders(folder, Objects.requireNonNull(target.getParent()));
                try (InputStream content = content(zip, entry);
                        FileChannel channel = FileChannel.open(
                                target,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                BackupWriter.ownerOnly("rw-------"))) {
                    copy(content, Channels.newOutputStream(channel), entry);
                    channel.force(true);
                }
            }
        }
    }

    private static void createFolders(Path root, Path folder) throws IOException {
        if (!folder.equals(root) && !Files.isDirectory(folder)) {
            createFolders(root, Objects.requireNonNull(folder.getParent()));
            Files.createDirectory(folder, BackupWriter.ownerOnly("rwx------"));
        }
    }

    private static String manifestOf(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new IllegalArgumentException("there is no " + Manifest.NAME);
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream content(ZipFile zip, Manifest.Entry entry) throws IOException {
        ZipEntry found = zip.getEntry(entry.name());
        if (found == null) {
            throw new IllegalArgumentException("there is no " + entry.name());
        }
        return zip.getInputStream(found);
    }

    private static void copy(InputStream content, OutputStream out, Manifest.Entry entry) throws IOException {
        MessageDigest digest = Manifest.sha256();
        long bytes = new DigestInputStream(content, digest).transferTo(out);
        if (bytes != entry.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw new IllegalArgumentException(entry.name() + " has changed");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static String megabytes(long bytes) {
        return String.valueOf(bytes / 1024 / 1024);
    }
}
