package org.cityplus.backup;

/** Why a backup or restore cannot go on; the message is for the operator, whole. */
final class BackupProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupProblem(String message) {
        super(message);
    }

    BackupProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
