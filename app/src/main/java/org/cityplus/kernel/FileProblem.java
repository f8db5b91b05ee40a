package org.cityplus.kernel;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says to an operator what is the matter with a file: of many exceptions the message is the file's name and nothing else. */
public final class FileProblem {
    private FileProblem() {}

    /** Part of a sentence, such as {@code there is no /srv/x}. */
    public static String words(IOException problem) {
        return switch (problem) {
            case NoSuchFileException gone -> "there is no " + gone.getFile();
            case AccessDeniedException denied ->
                "this user may not read or write " + denied.getFile() + "; be the user the city runs as";
            case NotDirectoryException file -> file.getFile() + " is no folder";
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        };
    }
}
