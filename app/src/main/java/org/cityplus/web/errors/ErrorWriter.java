package org.cityplus.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers a failure from a filter, where no view is rendered for us. */
@Component
public class ErrorWriter {
    private final Errors errors;

    ErrorWriter(Errors errors) {
        this.errors = errors;
    }

    public void write(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModelAndView answer = errors.answer(e, request, response);
        if (answer.getView() == null || answer.getStatus() == null) {
            return;
        }
        response.setStatus(answer.getStatus().value());
        try {
            Map<String, Object> model = answer.getModel();
            Objects.requireNonNull(answer.getView()).render(model, request, response);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }
}
