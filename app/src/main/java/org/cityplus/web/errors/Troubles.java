package org.cityplus.web.errors;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Which trouble an exception is. */
final class Troubles {
    private Troubles() {}

    static Trouble of(Exception e) {
        return switch (e) {
            case Refusal refusal -> ofRefusal(refusal);
            case CsrfException _ -> Trouble.of(403, "stale");
            case AccessDeniedException _ -> Trouble.of(403, "forbidden");
            case AuthenticationException _ -> Trouble.of(401, "sign-in");
            case HttpMessageNotReadableException _ -> Trouble.of(400, "malformed");
            case MaxUploadSizeExceededException _ -> Trouble.of(413, "too-large");
            // Cut off, or no parts at all: whoever sent it did, not the city.
            case MultipartException _ -> Trouble.of(400, "malformed");
            case MethodArgumentTypeMismatchException mismatch -> ofMismatch(mismatch);
            case BindException binding -> ofFields(binding);
            case DataIntegrityViolationException data when isNoText(data) -> Trouble.of(400, "malformed");
            case ServletRequestBindingException _ -> Trouble.of(400, "malformed");
            // A header or parameter with characters HTTP has no place for; found only when somebody reads it.
            case RequestRejectedException _ -> Trouble.of(400, "malformed");
            // %FF, %zz: bytes that are no text.
            case InvalidParameterException _ -> Trouble.of(400, "malformed");
            case ErrorResponse response -> ofStatus(response.getStatusCode().value());
            default -> Trouble.of(500, "broken");
        };
    }

    /** PostgreSQL's text holds no byte 0, and the driver says so (SQLSTATE 22021, 22023): whoever sent one typed no text. */
    private static boolean isNoText(DataIntegrityViolationException data) {
        return data.getMostSpecificCause() instanceof SQLException cause
                && List.of("22021", "22023").contains(String.valueOf(cause.getSQLState()));
    }

    static Trouble ofStatus(int status) {
        return switch (status) {
            case 401 -> Trouble.of(401, "sign-in");
            case 403 -> Trouble.of(403, "forbidden");
            case 404 -> Trouble.of(404, "not-found");
            case 405 -> Trouble.of(405, "method");
            case 406 -> Trouble.of(406, "not-acceptable");
            case 413 -> Trouble.of(413, "too-large");
            case 415 -> Trouble.of(415, "unsupported");
            case 429 -> Trouble.of(429, "too-many");
            case 503 -> Trouble.of(503, "busy");
            default -> status >= 500 ? Trouble.of(500, "broken") : Trouble.of(status, "malformed");
        };
    }

    private static Trouble ofRefusal(Refusal refusal) {
        int status = refusal.kind().status();
        String remedy = switch (refusal.kind()) {
            case INVALID -> "web.remedy.invalid";
            case NOT_FOUND -> "web.remedy.not-found";
            case FORBIDDEN -> "web.remedy.forbidden";
            case CONFLICT -> "web.remedy.conflict";
            case TOO_MANY -> "web.remedy.too-many";
            case TOO_LARGE -> "web.remedy.too-large";
            case UNSUPPORTED -> "web.remedy.unsupported";
            case PAUSED -> "web.remedy.paused";
        };
        return new Trouble(status, refusal.message().key(), refusal.message(), Message.of(remedy), refusal.fields());
    }

    private static Trouble ofFields(BindException binding) {
        List<FieldError> fields = new ArrayList<>();
        // The validator names them in no order; the same mistakes are told in the same words.
        binding.getFieldErrors().stream()
                .map(error -> error.getField())
                .sorted()
                .forEach(field -> fields.add(new FieldError(field, Message.of("web.field.invalid"))));
        return new Trouble(
                422, "web.invalid", Message.of("web.trouble.invalid"), Message.of("web.remedy.invalid"), fields);
    }

    private static Trouble ofMismatch(MethodArgumentTypeMismatchException mismatch) {
        // A word where an id belongs is an address that does not exist, not a mistake in a form.
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Trouble.of(404, "not-found")
                : new Trouble(
                        400,
                        "web.invalid",
                        Message.of("web.trouble.invalid"),
                        Message.of("web.remedy.invalid"),
                        List.of(new FieldError(mismatch.getName(), Message.of("web.field.invalid"))));
    }
}
