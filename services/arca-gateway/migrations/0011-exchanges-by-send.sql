-- Exchanges are asked for by the try they were made for; nothing ever asked for them by their taxpayer.
drop index exchanges_of_taxpayer;
