package vn.pcmt.notification.channels;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.DeliverySettings;

/**
 * Calls other systems over HTTP, within a time that is never exceeded, without following redirects, repeating anything or
 * keeping cookies. For addresses that others gave, the address that is connected to is the one that was checked: a name
 * cannot lead inside between the look-up and the call.
 */
@Component
public class OutboundHttp implements DisposableBean {

    /**
     * What came back.
     *
     * @param body cut off after 64 kB
     * @param retryAfter as the other side asked for, but no longer than the longest wait between two attempts; zero if it did
     *     not ask
     */
    public record Answer(int status, String body, Duration retryAfter) {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** Nothing was handed over: the other side cannot have it. */
    public static final class NotSentException extends IOException {
        private static final long serialVersionUID = 1L;

        NotSentException(String message, IOException cause) {
            super(message, cause);
        }
    }

    private static final int MOST_BYTES = 64 * 1024;

    /** Digits of a number of seconds beyond which it does not matter how many there are. */
    private static final int MOST_DIGITS = 9;

    private final ProviderSettings settings;
    private final Duration longestWait;
    private final Clock clock;
    private final CloseableHttpClient own;
    private final CloseableHttpClient foreign;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("http-deadlines").factory());

    OutboundHttp(ProviderSettings settings, DeliverySettings delivery, Clock clock) {
        this.settings = settings;
        this.longestWait = delivery.longestBackoff();
        this.clock = clock;
        this.own = client(settings, SystemDefaultDnsResolver.INSTANCE);
        this.foreign = settings.privateAddresses() ? own : client(settings, new Checked());
    }

    /** Calls an address from the settings. */
    public Answer callOwn(String method, URI address, Map<String, String> headers, byte @Nullable [] json)
            throws IOException {
        return call(own, method, address, headers, json);
    }

    /** Calls an address that somebody entered; refused if it lies inside. */
    public Answer callForeign(String method, URI address, Map<String, String> headers, byte @Nullable [] json)
            throws IOException {
        return call(foreign, method, address, headers, json);
    }

    private Answer call(
            CloseableHttpClient client, String method, URI address, Map<String, String> headers, byte @Nullable [] json)
            throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        if (json != null) {
            request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        }
        Future<?> deadline = deadlines.schedule(
                request::cancel, settings.connect().plus(settings.answer()).toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::read);
        } catch (PublicAddresses.InternalAddressException inside) {
            throw new NotSentException("refused: internal address", inside);
        } catch (UnknownHostException | ConnectException | NoRouteToHostException | ConnectTimeoutException notThere) {
            throw new NotSentException(notThere.getClass().getSimpleName(), notThere);
        } finally {
            deadline.cancel(false);
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(MOST_BYTES);
        return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8), retryAfter(response));
    }

    private Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return Duration.ZERO;
        }
        String value = header.getValue().strip();
        try {
            Duration wait = value.chars().allMatch(Character::isDigit)
                    ? seconds(value)
                    : Duration.between(clock.instant(), date(value));
            if (wait.isNegative()) {
                return Duration.ZERO;
            }
            return wait.compareTo(longestWait) > 0 ? longestWait : wait;
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return Duration.ZERO;
        }
    }

    private Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? longestWait : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Instant date(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static CloseableHttpClient client(ProviderSettings settings, DnsResolver names) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnPerRoute(32)
                        .setMaxConnTotal(256)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connect()))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.connect()))
                        .setResponseTimeout(Timeout.of(settings.answer()))
                        .setRedirectsEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        own.close();
        foreign.close();
    }

    /** Finds a host only if all its addresses are public. */
    private static final class Checked implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return PublicAddresses.require(host, SystemDefaultDnsResolver.INSTANCE.resolve(host));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
