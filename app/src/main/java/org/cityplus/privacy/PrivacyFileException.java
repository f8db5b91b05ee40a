package org.cityplus.privacy;

/** The pack does not say what is kept about people as it must. */
class PrivacyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PrivacyFileException(String message) {
        super(message);
    }
}
