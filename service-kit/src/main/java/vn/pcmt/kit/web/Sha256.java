package vn.pcmt.kit.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. */
public final class Sha256 {
    private final MessageDigest digest;

    /** Of what comes bit by bit. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** Of some parts one after the other, in hexadecimal. */
    public static String hex(byte[]... parts) {
        Sha256 all = new Sha256();
        for (byte[] part : parts) {
            all.add(part, part.length);
        }
        return all.toHex();
    }

    /** The first bytes of a buffer. */
    public void add(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
    }

    /** Of all that was added, in hexadecimal; afterwards it begins anew. */
    public String toHex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
