package vn.pcmt.standalone.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.embedded.store.StoreCopy;

/**
 * Writes a backup file, which only its owner may read: it holds every secret of the installation.
 *
 * <p>Under another name until it is complete, so that a file of the name that was asked for is always a whole backup.
 */
public final class BackupWriter implements Closeable {

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<Manifest.Entry> files = new ArrayList<>();
    private @Nullable Manifest manifest;

    private BackupWriter(Path file, Path unfinished, FileChannel channel) {
        this.file = file;
        this.unfinished = unfinished;
        this.channel = channel;
        this.zip = new ZipOutputStream(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * Starts a file.
     *
     * @throws BackupRefused if there is a file of this name, or none can be made
     */
    public static BackupWriter create(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            throw new BackupRefused("backup.exists", absolute);
        }
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            return new BackupWriter(
                    absolute,
                    unfinished,
                    FileChannel.open(
                            unfinished,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ownerOnly("rw-------")));
        } catch (IOException e) {
            throw refusal(absolute, e);
        }
    }

    /** Says that a file could not be written. */
    public static BackupRefused refusal(Path file, IOException cause) {
        return new BackupRefused("backup.not-written", file, reason(cause));
    }

    /** Adds all files of a folder of the data folder that rests, without its locks; a folder that is missing has none. */
    public void folder(Path data, String name) throws IOException {
        Path folder = data.resolve(name);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> tree = Files.walk(folder)) {
            found = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path each : found) {
            String fileName = each.getFileName().toString();
            if (!fileName.endsWith(".lock") && !fileName.endsWith(".new")) {
                try (InputStream content = Files.newInputStream(each)) {
                    add(data.relativize(each).toString().replace('\\', '/'), content);
                } catch (NoSuchFileException gone) {
                    // A mail that was removed meanwhile.
                }
            }
        }
    }

    /** Adds a store, which may go on writing meanwhile. */
    public void store(Path data, String name) throws IOException {
        if (!Files.isDirectory(data.resolve(name))) {
            return;
        }
        try (StoreCopy copy = StoreCopy.of(data.resolve(name))) {
            for (StoreCopy.Source source : copy.sources()) {
                add(name + "/" + source.name(), source.content());
            }
        }
    }

    private void add(String name, InputStream content) throws IOException {
        MessageDigest digest = Manifest.sha256();
        zip.putNextEntry(new ZipEntry(name));
        long bytes = new DigestInputStream(content, digest).transferTo(zip);
        zip.closeEntry();
        files.add(new Manifest.Entry(name, bytes, HexFormat.of().formatHex(digest.digest())));
    }

    /** Brings all of it to disk and gives the file its name. */
    public Manifest finish(int layout, Instant createdAt) throws IOException {
        var whole = new Manifest(layout, createdAt, files);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(whole.text().getBytes(StandardCharsets.UTF_8));
        zip.finish();
        zip.flush();
        channel.force(true);
        zip.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        manifest = whole;
        return whole;
    }

    /** Removes the file unless it is finished. */
    @Override
    public void close() throws IOException {
        if (manifest == null) {
            channel.close();
            Files.deleteIfExists(unfinished);
        }
    }

    /** In a few words. */
    public static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** File systems without POSIX permissions (Windows) protect by the folder's own access list. */
    public static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
