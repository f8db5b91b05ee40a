package org.cityplus.web.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Failures outside any controller, which the container sends to {@code /error}. */
@Controller
class ContainerErrors implements ErrorController {
    private final Errors errors;

    ContainerErrors(Errors errors) {
        this.errors = errors;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof Exception denied) {
            return errors.answer(denied, request, response);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof InvalidParameterException malformed) {
            return errors.answer(malformed, request, response);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return errors.answer(Troubles.ofStatus(status instanceof Integer code ? code : 404), request, response);
    }
}
