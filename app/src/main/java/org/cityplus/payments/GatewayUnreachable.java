package org.cityplus.payments;

/** The provider gave no answer; what it would have said is not known. */
public class GatewayUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GatewayUnreachable(String message) {
        super(message);
    }

    public GatewayUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
