package vn.pcmt.notification.push;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A push service and the browser behind it: takes messages over HTTP, checks who sends by RFC 8292, and decrypts as RFC
 * 8291 has a browser do it.
 */
final class TestPushService implements AutoCloseable {

    /** One message as the browser reads it, and with which headers it came. */
    record Got(String path, String text, Map<String, List<String>> headers, SignedJWT token, String senderKey) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int POINT = 65;

    private final HttpServer server;
    private final KeyPair browser = keys();
    private final byte[] secret = "sixteen-byte-key".getBytes(StandardCharsets.US_ASCII);
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    volatile int status = 201;
    volatile Map<String, String> with = Map.of();

    TestPushService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    String key() {
        return ENCODER.encodeToString(point((ECPublicKey) browser.getPublic()));
    }

    String secret() {
        return ENCODER.encodeToString(secret);
    }

    List<Got> got() {
        return got;
    }

    /** Paths that were called, whatever was answered. */
    List<String> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(exchange.getRequestURI().getPath());
        with.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        int answer = status;
        try {
            if (answer < 300) {
                got.add(read(exchange, body));
            }
        } catch (Exception unreadable) {
            answer = 400;
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private Got read(HttpExchange exchange, byte[] body) throws Exception {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String[] part = authorization.substring("vapid ".length()).split(",\\s*", -1);
        String token = part[0].startsWith("t=") ? part[0].substring(2) : part[1].substring(2);
        String senderKey = part[0].startsWith("k=") ? part[0].substring(2) : part[1].substring(2);
        SignedJWT jwt = SignedJWT.parse(token);
        if (!jwt.verify(new ECDSAVerifier(publicKey(Base64.getUrlDecoder().decode(senderKey))))) {
            throw new IllegalArgumentException("not signed by the key named");
        }
        return new Got(
                exchange.getRequestURI().getPath(),
                decrypt(body),
                Map.copyOf(exchange.getRequestHeaders()),
                jwt,
                senderKey);
    }

    /** RFC 8291, 3.4 and RFC 8188, 2. */
    private String decrypt(byte[] body) throws Exception {
        ByteBuffer parts = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        parts.get(salt);
        parts.getInt(); // size of a record; there is one
        byte[] sender = new byte[parts.get()];
        parts.get(sender);
        byte[] sealed = new byte[parts.remaining()];
        parts.get(sealed);

        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        byte[] info = join(
                "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                point((ECPublicKey) browser.getPublic()),
                sender);
        byte[] key = derive(secret, agreement.generateSecret(), info, 32);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derive(salt, key, ascii("Content-Encoding: aes128gcm\0"), 16), "AES"),
                new GCMParameterSpec(128, derive(salt, key, ascii("Content-Encoding: nonce\0"), 12)));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new IllegalArgumentException("not the last record");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        byte[] extracted = mac.doFinal(secret);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        return Arrays.copyOf(mac.doFinal(join(info, new byte[] {1})), length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(one -> one.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Uncompressed. */
    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT];
        point[0] = 4;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 33);
        return point;
    }

    static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, at + 32 - length, length);
    }

    private ECPublicKey publicKey(byte[] point) throws Exception {
        ECPoint w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(w, ((ECPublicKey) browser.getPublic()).getParams()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
