package org.cityplus.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.cityplus.kernel.Refusal;
import org.cityplus.kernel.TooMany;
import org.cityplus.web.Page;
import org.cityplus.web.pages.Pages;
import org.cityplus.web.pages.Views;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/** Answers every failure: programs get a problem detail, pages a page, parts of pages a strip. */
@ControllerAdvice
@Order(0)
class Errors {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    /** Seconds to the next try where not time but somebody's doing ends the limit. */
    private static final long WHEN_SOMETHING_IS_DONE = 3600;

    private final Pages pages;
    private final Views views;

    Errors(Pages pages, Views views) {
        this.pages = pages;
        this.views = views;
    }

    @ExceptionHandler
    ModelAndView answer(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (isGone(e)) {
            return new ModelAndView(); // The reader has gone; there is nobody to tell.
        }
        Trouble trouble = Troubles.of(e);
        if (trouble.status() >= 500) {
            log.error("request failed", e);
        }
        if (e instanceof Refusal refusal && refusal.kind() == Refusal.Kind.TOO_MANY) {
            long seconds = e instanceof TooMany tooMany ? tooMany.retryAfterSeconds() : WHEN_SOMETHING_IS_DONE;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        if (e instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", wrong.getSupportedMethods()));
        }
        return answer(trouble, request, response);
    }

    private static boolean isGone(Exception e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(cause ->
                        cause instanceof AsyncRequestNotUsableException || cause instanceof ClientAbortException);
    }

    ModelAndView answer(Trouble trouble, HttpServletRequest request, HttpServletResponse response) {
        Page page = pages.of(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var status = HttpStatusCode.valueOf(trouble.status());
        String path = RequestPath.of(request);
        if (path.startsWith("/api/")) {
            return json(Problem.of(trouble, page, path), status);
        }
        boolean part = request.getHeader("HX-Request") != null;
        if (part) {
            response.setHeader("HX-Retarget", "#trouble");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        var answer = new ModelAndView(
                views.get(part ? "web/trouble-strip" : "web/trouble"),
                Map.of("what", trouble.what(), "remedy", trouble.remedy(), "errors", trouble.fields()));
        answer.setStatus(status);
        return answer;
    }

    private static ModelAndView json(Problem problem, HttpStatusCode status) {
        var view = new JacksonJsonView();
        view.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        view.setExtractValueFromSingleKeyModel(true);
        var answer = new ModelAndView(view, Map.of("problem", problem));
        answer.setStatus(status);
        return answer;
    }
}
