package org.cityplus.web;

/** Answers how many things wait for a member of staff behind an entry of the desk's rail; a module contributes it as a bean. */
public interface DeskCounter {
    /** 0 for an entry that is not this module's. */
    int count(String href, Viewer viewer);
}
