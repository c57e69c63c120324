package vn.pcmt.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

class StaticUrlsTest {

    @Test
    void onlyAddressesOfFilesAreLookedForAmongTheFiles() throws Exception {
        List<String> lookedFor = new ArrayList<>();
        ResourceHttpRequestHandler everywhere = new ResourceHttpRequestHandler();
        everywhere.setResourceResolvers(List.of(new AbstractResourceResolver() {
            @Override
            protected @Nullable Resource resolveResourceInternal(
                    @Nullable HttpServletRequest request,
                    String path,
                    List<? extends Resource> places,
                    ResourceResolverChain chain) {
                return null;
            }

            @Override
            protected String resolveUrlPathInternal(
                    String path, List<? extends Resource> places, ResourceResolverChain chain) {
                lookedFor.add(path);
                return path.replace(".css", "-1.css");
            }
        }));
        ResourceUrlProvider files = new ResourceUrlProvider();
        files.setHandlerMap(Map.of("/**", everywhere));
        List<String> written = new ArrayList<>();

        new StaticUrls()
                .doFilter(
                        new MockHttpServletRequest("GET", "/dia-ban/44"),
                        new MockHttpServletResponse(),
                        (request, response) -> {
                            request.setAttribute(
                                    ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, files);
                            for (String url : List.of("/assets/app.css", "/don-vi/19429?ky=2026-11", "#nop", "")) {
                                written.add(((HttpServletResponse) response).encodeURL(url));
                            }
                        });

        assertThat(written).containsExactly("/assets/app-1.css", "/don-vi/19429?ky=2026-11", "#nop", "");
        assertThat(lookedFor).containsExactly("assets/app.css");
    }
}
