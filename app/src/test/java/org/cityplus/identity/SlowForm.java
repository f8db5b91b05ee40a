package org.cityplus.identity;

import jakarta.servlet.ServletContext;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A form whose body comes slowly: its sender was let in before {@code meanwhile} happens, what it asks for comes after. */
final class SlowForm extends AbstractMockHttpServletRequestBuilder<SlowForm> {
    private final String late;
    private final Runnable meanwhile;

    /** @param late the field that keeps the city waiting */
    SlowForm(String path, String late, Runnable meanwhile) {
        super(HttpMethod.POST);
        uri(path);
        this.late = late;
        this.meanwhile = meanwhile;
    }

    @Override
    protected MockHttpServletRequest createServletRequest(ServletContext context) {
        return new MockHttpServletRequest(context) {
            private boolean here;

            @Override
            public String @Nullable [] getParameterValues(String name) {
                if (name.equals(late) && !here) {
                    here = true;
                    CompletableFuture.runAsync(meanwhile).join();
                }
                return super.getParameterValues(name);
            }
        };
    }
}
