package org.cityplus.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds a request's handler among those whose address begins with the same word. Spring asks every one of hundreds with a place in
 * its address ({@code /cases/{id}}), and each asks six wrapped requests for their method: a tenth of what a page cost.
 */
@Component
class Routes implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByFirstWord();
    }

    static final class ByFirstWord extends RequestMappingHandlerMapping {
        /** The words its addresses begin with; empty when they may begin with any. */
        private final Map<RequestMappingInfo, Set<String>> words = new IdentityHashMap<>();

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
            words.put(mapping, firstWords(mapping));
            super.registerHandlerMethod(handler, method, mapping);
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            return super.lookupHandlerMethod(path, new Asking(request));
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            return request instanceof Asking asking && !mayFit(info, asking)
                    ? null
                    : super.getMatchingMapping(info, request);
        }

        private boolean mayFit(RequestMappingInfo info, Asking asking) {
            Set<String> begins = words.getOrDefault(info, Set.of());
            return begins.isEmpty() || asking.firstWord == null || begins.contains(asking.firstWord);
        }

        private static Set<String> firstWords(RequestMappingInfo info) {
            Set<String> all = info.getPatternValues().stream()
                    .map(pattern ->
                            pattern.substring(Math.min(1, pattern.length())).replaceFirst("/.*", ""))
                    .collect(Collectors.toSet());
            return all.stream().allMatch(word -> word.matches("[A-Za-z0-9._-]*")) ? all : Set.of();
        }
    }

    /** A request that knows its method and the first word of its path, as handlers' addresses are compared with it. */
    private static final class Asking extends HttpServletRequestWrapper {
        private final String method;
        private final @Nullable String firstWord;

        Asking(HttpServletRequest request) {
            super(request);
            this.method = request.getMethod();
            RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
            this.firstWord = path.pathWithinApplication().elements().stream()
                    .skip(1)
                    .findFirst()
                    .filter(PathContainer.PathSegment.class::isInstance)
                    .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
                    .orElse(null);
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
