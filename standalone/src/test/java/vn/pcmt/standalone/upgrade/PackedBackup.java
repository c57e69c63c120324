package vn.pcmt.standalone.upgrade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** A backup in a third of its size: its many small files tell much the same, which a zip file does not see. */
final class PackedBackup {
    private static final byte FORMAT = 2;
    private static final int HIGHEST = 22;

    private PackedBackup() {}

    static void pack(Path backup, Path packed) throws IOException {
        byte[] plain = withoutCompression(backup);
        var buffer = new ByteBufferOutputStream(plain.length);
        try (var out = Compression.zstd().level(HIGHEST).build().wrapForOutput(buffer, FORMAT)) {
            out.write(plain);
        }
        ByteBuffer written = buffer.buffer().flip();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        Files.write(packed, bytes);
    }

    static void unpack(Path packed, Path backup) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(packed));
        try (InputStream plain = Compression.zstd().build().wrapForInput(bytes, FORMAT, BufferSupplier.NO_CACHING)) {
            Files.copy(plain, backup);
        }
    }

    private static byte[] withoutCompression(Path backup) throws IOException {
        var plain = new ByteArrayOutputStream();
        try (InputStream file = Files.newInputStream(backup);
                var in = new ZipInputStream(file);
                var out = new ZipOutputStream(plain)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return plain.toByteArray();
    }
}
