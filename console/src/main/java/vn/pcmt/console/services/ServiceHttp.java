package vn.pcmt.console.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** One service's HTTP API: adds the visitor's token and language, turns refusals into exceptions. */
final class ServiceHttp {
    /** Versions and keys come back from pages, where anybody may write something else in their place. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]{0,200}");

    private final String name;
    private final RestClient client;
    private final JsonMapper json;

    ServiceHttp(String name, URI base, ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.name = name;
        this.json = json;
        // HTTP/1.1: the upgrade attempt of the default costs a round trip and the services gain nothing by HTTP/2.
        var jdk = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(jdk);
        requests.setReadTimeout(settings.readTimeout());
        this.client = builder.clone()
                .baseUrl(base.toString() + "/api/v1")
                .requestFactory(requests)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> refuse(response))
                .build();
    }

    <T> T get(Visitor visitor, Function<UriBuilder, URI> uri, ParameterizedTypeReference<T> type) {
        return getVersioned(visitor, uri, type).value();
    }

    <T> Versioned<T> getVersioned(Visitor visitor, Function<UriBuilder, URI> uri, ParameterizedTypeReference<T> type) {
        return answer(request(HttpMethod.GET, visitor, uri, Map.of()), type);
    }

    <T> T post(
            Visitor visitor,
            Function<UriBuilder, URI> uri,
            Map<String, String> preconditions,
            Object body,
            ParameterizedTypeReference<T> type) {
        return write(HttpMethod.POST, visitor, uri, preconditions, body, type).value();
    }

    /** A command with its answer; without a body where there is nothing to say. */
    <T> Versioned<T> write(
            HttpMethod method,
            Visitor visitor,
            Function<UriBuilder, URI> uri,
            Map<String, String> preconditions,
            @Nullable Object body,
            ParameterizedTypeReference<T> type) {
        var request = request(method, visitor, uri, preconditions);
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return answer(request, type);
    }

    /** A file as the body of a command. */
    <T> Versioned<T> upload(
            Visitor visitor,
            Function<UriBuilder, URI> uri,
            Map<String, String> preconditions,
            MediaType kind,
            byte[] file,
            ParameterizedTypeReference<T> type) {
        return answer(
                request(HttpMethod.POST, visitor, uri, preconditions)
                        .contentType(kind)
                        .accept(MediaType.APPLICATION_JSON)
                        .body(file),
                type);
    }

    /** A file, to be passed on. */
    Download download(Visitor visitor, Function<UriBuilder, URI> uri) {
        return file(request(HttpMethod.GET, visitor, uri, Map.of()));
    }

    /** A file that comes back for a file. */
    Download exchange(Visitor visitor, Function<UriBuilder, URI> uri, MediaType kind, byte[] file) {
        return file(request(HttpMethod.POST, visitor, uri, Map.of())
                .contentType(kind)
                .accept(kind)
                .body(file));
    }

    /** A command whose answer does not matter. */
    void command(
            Visitor visitor, Function<UriBuilder, URI> uri, Map<String, String> preconditions, @Nullable Object body) {
        var request = request(HttpMethod.POST, visitor, uri, preconditions);
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        try {
            request.retrieve().toBodilessEntity();
        } catch (RestClientException failure) {
            throw new ServiceUnavailable(name, failure);
        }
    }

    /** Takes away what a path names; there is no answer to read, and nothing to take away is none either. */
    void remove(Visitor visitor, Function<UriBuilder, URI> uri) {
        try {
            request(HttpMethod.DELETE, visitor, uri, Map.of()).retrieve().toBodilessEntity();
        } catch (RestClientException failure) {
            throw new ServiceUnavailable(name, failure);
        }
    }

    private RestClient.RequestBodySpec request(
            HttpMethod method, Visitor visitor, Function<UriBuilder, URI> uri, Map<String, String> preconditions) {
        preconditions.forEach((header, value) -> {
            if (!VISIBLE.matcher(value).matches()) {
                throw new UnfitHeader(header);
            }
        });
        Locale locale = LocaleContextHolder.getLocale();
        return client.method(method).uri(uri).headers(headers -> {
            identify(headers, visitor, locale);
            preconditions.forEach(headers::set);
        });
    }

    private static void identify(HttpHeaders headers, Visitor visitor, Locale locale) {
        headers.setBearerAuth(visitor.token().value());
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, locale.toLanguageTag());
        // The services put on record where a command came from, which is not here.
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            headers.set("X-Forwarded-For", request.getRequest().getRemoteAddr());
        }
        TraceRequests.context().ifPresent(trace -> headers.set("traceparent", trace));
    }

    private <T> Versioned<T> answer(RestClient.RequestHeadersSpec<?> request, ParameterizedTypeReference<T> type) {
        try {
            ResponseEntity<T> answer = request.retrieve().toEntity(type);
            T body = answer.getBody();
            if (body == null) {
                throw new ServiceUnavailable(name, "an empty answer");
            }
            String etag = answer.getHeaders().getETag();
            return new Versioned<>(body, etag == null ? "" : etag);
        } catch (RestClientException failure) {
            throw new ServiceUnavailable(name, failure);
        }
    }

    private Download file(RestClient.RequestHeadersSpec<?> request) {
        try {
            ResponseEntity<byte[]> answer = request.retrieve().toEntity(byte[].class);
            byte[] body = answer.getBody();
            MediaType kind = answer.getHeaders().getContentType();
            return new Download(
                    body == null ? new byte[0] : body,
                    kind == null ? MediaType.APPLICATION_OCTET_STREAM : kind,
                    answer.getHeaders().getContentDisposition());
        } catch (RestClientException failure) {
            throw new ServiceUnavailable(name, failure);
        }
    }

    private void refuse(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.is5xxServerError()) {
            throw new ServiceUnavailable(name, "status " + status.value());
        }
        Problem problem;
        try {
            problem = json.readValue(response.getBody().readAllBytes(), Problem.class);
        } catch (JacksonException notAProblem) {
            problem = Problem.UNSAID;
        }
        throw new ServiceRefusal(status, problem == null ? Problem.UNSAID : problem);
    }
}
